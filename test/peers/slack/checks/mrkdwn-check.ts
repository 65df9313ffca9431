import { type Problem, problemIf } from './problem.ts';

/** What may stand between < and >: docs.slack.dev/messaging/formatting-message-text */
const CONTROL =
  /<(?:(?:https?|mailto|tel):[^<>|]+|[@#][A-Z0-9]+|!(?:subteam\^|date\^)?[^<>|]+)(?:\|[^<>]*)?>/g;
const ENTITY = /&(?:amp|lt|gt);/g;
/** A quote begins a line. */
const QUOTE = /^>{1,3}/gm;

/** Text with markup in which & < > are not escaped: it would lose characters or become a link. */
export function mrkdwnCheck(text: string, path: Problem['path']): Problem[] {
  const rest = text.replace(CONTROL, '').replace(ENTITY, '').replace(QUOTE, '');
  const bare = rest.match(/[&<>]/)?.[0];
  return problemIf(bare !== undefined, path, `${bare} is not escaped`, null);
}
