import { z } from 'zod';
import { type DigestChannel, type Finding, fault, ok } from '../../shared/doctor/index.ts';
import {
  explainMissing,
  missingScopes,
  refusedToken,
  type SlackSettings,
} from '../client/index.ts';
import { callMethod, channelFinding, scopesOf } from './ask-slack.ts';

const IDENTITY = z.looseObject({ team: z.string(), user: z.string() });

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
  const { clock, body } = me.answer;
  if (clock) yield clock;
  const refused = me.error !== null;
  yield refused
    ? fault(refusedToken(me.error, 'SLACK_BOT_TOKEN') ?? refusal('SLACK_BOT_TOKEN', me.error))
    : ok(`Slack: SLACK_BOT_TOKEN is that of ${whoIs(body)}`);
  if (!refused) yield scopesIn(scopesOf(me.answer));

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

function whoIs(body: unknown): string {
  const { data } = IDENTITY.safeParse(body);
  return data ? `${data.user} in the workspace ${data.team}` : 'a bot';
}

const refusal = (name: string, error: string | null) =>
  `Slack: ${name} is refused (${error}). See https://docs.slack.dev/reference/methods/auth.test for what that means`;

function scopesIn(granted: readonly string[]): Finding {
  const missing = missingScopes(granted);
  return missing.length > 0
    ? fault(explainMissing(missing))
    : ok('Slack: the app has every scope that the manifest asks for');
}
