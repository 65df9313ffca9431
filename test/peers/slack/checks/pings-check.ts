import { everyObject } from './walk.ts';

/** docs.slack.dev/messaging/formatting-message-text */
const PINGING = /<(?:!channel|!here|!everyone|!subteam\^|@)[^>]*>/;
const PINGING_ELEMENTS = ['user', 'usergroup', 'broadcast'];

type Pinging = { readonly text?: unknown; readonly parse?: unknown; readonly link_names?: unknown };

/** Whether a message could ping anybody. */
export function couldPing(body: object): boolean {
  const { text, parse, link_names: linkNames } = body as Pinging;
  if (parse === 'full' || isYes(linkNames)) return true;
  if (typeof text === 'string' && PINGING.test(text)) return true;
  return [...everyObject(body)].some(
    ({ node }) =>
      PINGING_ELEMENTS.includes(String(node.type)) ||
      (['mrkdwn', 'markdown'].includes(String(node.type)) && PINGING.test(String(node.text))),
  );
}

const isYes = (value: unknown) => value === true || value === 'true' || value === '1';
