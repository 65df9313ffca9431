import { z } from 'zod';
import { askApi, type DigestChannel, type Finding, fault, ok } from '../../shared/doctor/index.ts';
import { type DiscordSettings, fatalClose } from '../client/index.ts';
import { checkConnected } from './check-connected.ts';

const USER = z.looseObject({ id: z.string(), username: z.string() });
const APPLICATION = z.looseObject({
  interactions_endpoint_url: z.string().nullish(),
  bot_require_code_grant: z.boolean().optional(),
});
const ERROR = z.looseObject({ code: z.number(), message: z.string() });

/**
 * Asks Discord about the token and the application, then connects as the bot does and looks at each channel. Nothing is
 * changed there, and nothing answered. Never rejects.
 * Sources: https://discord.com/developers/docs/resources/user#get-current-user,
 * https://discord.com/developers/docs/resources/application#get-current-application
 */
export async function* checkDiscord(
  settings: DiscordSettings,
  channels: readonly DigestChannel[],
  now: () => Date,
): AsyncGenerator<Finding> {
  const get = (path: string) => {
    const headers = { Authorization: `Bot ${settings.token}` };
    return askApi('Discord', `${settings.apiUrl}/v10${path}`, { headers }, now);
  };
  const me = await get('/users/@me');
  if ('unreachable' in me) {
    return yield fault(
      `Discord cannot be reached (${me.unreachable}): check the network and DISCORD_API_URL`,
    );
  }
  if (me.clock) yield me.clock;
  const user = USER.safeParse(me.body);
  if (me.status === 401) return yield fault(fatalClose(4004) ?? 'Discord refuses the token');
  if (me.status !== 200 || !user.success) return yield fault(otherAnswer(me.status, me.body));
  yield ok(`Discord: DISCORD_TOKEN is that of ${user.data.username} (${user.data.id})`);

  const application = await get('/applications/@me');
  if ('body' in application) yield* faultsOf(APPLICATION.safeParse(application.body).data);
  yield* checkConnected(settings, channels);
}

function otherAnswer(status: number, body: unknown): string {
  const { data } = ERROR.safeParse(body);
  return data
    ? `Discord refuses it: ${data.message} (${data.code}). Try again in a minute; if it goes on, see https://discordstatus.com`
    : `Something answered ${status} in Discord's place: check DISCORD_API_URL and proxies on the way, or see https://discordstatus.com`;
}

/** What in the Developer Portal keeps people from the bot. */
function* faultsOf(application: z.infer<typeof APPLICATION> | undefined): Generator<Finding> {
  if (application?.interactions_endpoint_url) {
    yield fault(
      'Discord: commands go to an "Interactions Endpoint URL" and not to the bot. Empty that field in the Developer Portal (your app, "General Information")',
    );
  }
  if (application?.bot_require_code_grant) {
    yield fault(
      'Discord: "Requires OAuth2 Code Grant" keeps people from adding the bot. Switch it off in the Developer Portal (your app, "Bot")',
    );
  }
}
