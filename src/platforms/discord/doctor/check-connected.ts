import { Client, DiscordAPIError, Events } from 'discord.js';
import { type DigestChannel, type Finding, fault, ok } from '../../shared/doctor/index.ts';
import {
  clientOptions,
  type DiscordSettings,
  errorLine,
  fatalClose,
  fatalReason,
} from '../client/index.ts';
import { lackingPermissions } from '../digests/index.ts';
import { POSTABLE } from '../registration/index.ts';

/** So long (ms) the connection may take: discord.js waits up to 15 s for the servers of a bot. */
const PATIENCE_MS = 30_000;

/** Connects with the intents and shards of the bot, for a moment, and looks at channels. */
export async function* checkConnected(
  settings: DiscordSettings,
  channels: readonly DigestChannel[],
): AsyncGenerator<Finding> {
  const client = new Client(clientOptions(settings, ''));
  try {
    const why = await connected(client, settings.token);
    if (why !== null) return yield fault(why);
    const count = client.guilds.cache.size;
    yield ok(`Discord: takes the connection and its intents; the bot is in ${count} servers here`);
    const { guildId } = settings;
    if (guildId !== null && !client.guilds.cache.has(guildId)) {
      yield fault(
        `Discord: the bot is not in the server ${guildId}. Invite it there, or correct or remove DISCORD_GUILD_ID`,
      );
    }
    for (const one of channels) yield await channelFinding(one, client);
  } finally {
    await client.destroy();
  }
}

/** Why no connection came about; null: it did. */
function connected(client: Client, token: string): Promise<string | null> {
  const { promise, resolve } = Promise.withResolvers<string | null>();
  client.once(Events.ClientReady, () => resolve(null));
  client.on(Events.ShardDisconnect, ({ code }) => resolve(fatalClose(code)));
  client.on(Events.ShardError, (error) => resolve(fatalReason(error) ?? errorLine(error)));
  client.on(Events.Error, (error) => resolve(errorLine(error)));
  client.login(token).catch((error: unknown) => resolve(fatalReason(error) ?? errorLine(error)));
  const late =
    'Discord does not complete the connection: is the bot running many times with this token, or a proxy in the way that takes no WebSockets?';
  const timer = setTimeout(() => resolve(late), PATIENCE_MS);
  return promise.finally(() => clearTimeout(timer));
}

async function channelFinding(
  { channel: id, from }: DigestChannel,
  client: Client,
): Promise<Finding> {
  const bad = (what: string, cure: string) => fault(`Discord: ${from} is ${id}, ${what}. ${cure}`);
  try {
    const channel = await client.channels.fetch(id);
    if (!channel || channel.isDMBased()) return bad('no channel of a server', 'Name one that is');
    if (!POSTABLE.includes(channel.type)) {
      return bad('a forum, a category or the like', 'Name a channel that takes messages');
    }
    const lacking = client.user
      ? lackingPermissions(channel, channel.permissionsFor(client.user))
      : [];
    return lacking.length > 0
      ? bad(
          `where the bot lacks ${lacking.join(', ')}`,
          "Give the bot's role these in that channel",
        )
      : ok(`Discord: digests can be posted in #${channel.name}`);
  } catch (error) {
    const code = error instanceof DiscordAPIError ? error.code : null;
    if (code === 10003) {
      return bad(
        'which does not exist',
        'Switch on Developer Mode, right-click the channel and choose Copy Channel ID',
      );
    }
    if (code === 50001)
      return bad('which the bot does not see', 'Give its role "View Channel" there');
    return bad('which cannot be looked at', errorLine(error));
  }
}
