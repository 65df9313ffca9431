import { z } from 'zod';
import {
  type ApiAnswer,
  askApi,
  type DigestChannel,
  type Finding,
  fault,
  ok,
} from '../../shared/doctor/index.ts';

const ANSWER = z.looseObject({ ok: z.boolean(), error: z.string().optional() });
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

/** Calls a method of the Web API once; `token` is null where the method takes none. Never rejects. */
export async function callMethod(
  url: string,
  token: string | null,
  args: Record<string, string>,
  now: () => Date,
): Promise<Said> {
  const init = {
    method: 'POST',
    headers: token === null ? {} : { Authorization: `Bearer ${token}` },
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

/** The scopes that Slack names with an answer: https://docs.slack.dev/reference/scopes */
export const scopesOf = ({ headers }: ApiAnswer): string[] =>
  (headers.get('x-oauth-scopes') ?? '').split(',').map((scope) => scope.trim());

/** Whether digests can be posted in a channel, by what `conversations.info` said. */
export function channelFinding(
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
