import { z } from 'zod';
import {
  type ApiAnswer,
  askApi,
  type DigestChannel,
  type Finding,
  fault,
  ok,
} from '../../shared/doctor/index.ts';
import {
  explainMissing,
  missingScopes,
  refusedToken,
  type SlackSettings,
} from '../client/index.ts';

const ANSWER = z.looseObject({ ok: z.boolean(), error: z.string().optional() });
const IDENTITY = z.looseObject({ team: z.string(), user: z.string() });
const CHANNEL = z.looseObject({
  channel: z.looseObject({
    name: z.string().optional(),
    is_member: z.boolean().optional(),
    is_archived: z.boolean().optional(),
    is_im: z.boolean().optional(),
  }),
});

/** Slack's own answer, or the line that says why there is none. */
type Said =
  | { readonly answer: ApiAnswer; readonly error: string | null }
  | { readonly why: string };

/**
 * Asks Slack about each token and each channel, and changes nothing there. Never rejects.
 * Sources: https://docs.slack.dev/reference/methods/auth.test,
 * https://docs.slack.dev/reference/methods/apps.connections.open
 */
export async function* checkSlack(
  { botToken, appToken, signingSecret, apiUrl }: SlackSettings,
  channels: readonly DigestChannel[],
  now: () => Date,
): AsyncGenerator<Finding> {
  const call = (method: string, token: string, args: Record<string, string> = {}) =>
    callMethod(apiUrl + method, token, args, now);

  const me = await call('auth.test', botToken);
  if ('why' in me) return yield fault(me.why);
  const { clock, headers, body } = me.answer;
  if (clock) yield clock;
  const refused = me.error !== null;
  yield refused
    ? fault(refusedToken(me.error, 'SLACK_BOT_TOKEN') ?? refusal('SLACK_BOT_TOKEN', me.error))
    : ok(`Slack: SLACK_BOT_TOKEN is that of ${whoIs(body)}`);
  if (!refused) yield scopesIn(headers.get('x-oauth-scopes') ?? '');

  if (appToken !== null) {
    const opened = await call('apps.connections.open', appToken);
    if ('why' in opened) yield fault(opened.why);
    else if (opened.error === null)
      yield ok('Slack: SLACK_APP_TOKEN opens connections (Socket Mode)');
    else
      yield fault(
        refusedToken(opened.error, 'SLACK_APP_TOKEN') ?? refusal('SLACK_APP_TOKEN', opened.error),
      );
  }
  if (signingSecret !== null) {
    yield ok(
      'Slack: SLACK_SIGNING_SECRET is set; only a request of Slack shows whether it is right',
    );
  }
  if (refused) return;
  for (const one of channels) {
    const found = await call('conversations.info', botToken, { channel: one.channel });
    yield 'why' in found ? fault(found.why) : channelFinding(one, found.answer.body, found.error);
  }
}

async function callMethod(
  url: string,
  token: string,
  args: Record<string, string>,
  now: () => Date,
): Promise<Said> {
  const init = {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}` },
    body: new URLSearchParams(args),
  };
  const answer = await askApi('Slack', url, init, now);
  if ('unreachable' in answer) {
    return {
      why: `Slack cannot be reached (${answer.unreachable}): check the network and SLACK_API_URL`,
    };
  }
  const read = ANSWER.safeParse(answer.body);
  if (!read.success) {
    return {
      why: `Something answered ${answer.status} in Slack's place: check SLACK_API_URL and proxies on the way, or see https://slack-status.com`,
    };
  }
  return { answer, error: read.data.ok ? null : (read.data.error ?? 'no reason given') };
}

function whoIs(body: unknown): string {
  const { data } = IDENTITY.safeParse(body);
  return data ? `${data.user} in the workspace ${data.team}` : 'a bot';
}

const refusal = (name: string, error: string | null) =>
  `Slack: ${name} is refused (${error}). See https://docs.slack.dev/reference/methods/auth.test for what that means`;

/** Slack tells them in a header: https://docs.slack.dev/reference/scopes */
function scopesIn(header: string): Finding {
  const missing = missingScopes(header.split(',').map((scope) => scope.trim()));
  return missing.length > 0
    ? fault(explainMissing(missing))
    : ok('Slack: the app has every scope that the manifest asks for');
}

function channelFinding(
  { channel, from }: DigestChannel,
  body: unknown,
  error: string | null,
): Finding {
  const bad = (what: string, cure: string) =>
    fault(`Slack: ${from} is ${channel}, ${what}. ${cure}`);
  if (error === 'channel_not_found') {
    return bad(
      'which does not exist, or is private and without the bot',
      "Copy the id from the end of the channel's link, or type /invite and the bot's name there",
    );
  }
  if (error !== null) return bad(`about which Slack says ${error}`, 'See docs/delivery-errors.md');
  const { data } = CHANNEL.safeParse(body);
  const {
    name = channel,
    is_member: isMember,
    is_archived: isArchived,
    is_im: isDirect,
  } = data?.channel ?? {};
  if (isDirect) return bad('a direct message', 'Name a channel');
  if (isArchived) return bad('which is archived', 'Name another, or unarchive it');
  if (!isMember) return bad('in which the bot is not', "Type /invite and the bot's name there");
  return ok(`Slack: digests can be posted in #${name}`);
}
