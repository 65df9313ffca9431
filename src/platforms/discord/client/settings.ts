/** How to reach Discord, and as which part of the bot. */
export type DiscordSettings = {
  readonly token: string;
  /** Discord's REST API or a proxy of it, without the version: `https://discord.com/api`. */
  readonly apiUrl: string;
  /** Whether that is a proxy that keeps Discord's rate limits for all bots that use it, such as nirn-proxy. */
  readonly hasLimitingProxy: boolean;
  /** Register the commands in this server only, where they change at once; null: everywhere. */
  readonly guildId: string | null;
  /** How many shards there are in all; `auto`: as many as Discord recommends. */
  readonly shards: number | 'auto';
  /** The shards of this process; null: all. Only with a count of shards. */
  readonly shardIds: readonly number[] | null;
};
