/** Discord counts time from the first second of 2015. */
const EPOCH = 1_420_070_400_000;
/** The bits of a snowflake below its time. */
const LOW_BITS = 22n;

/** Makes ids that carry their time, as Discord's do; `at` sets another time than now. */
export type NewId = (at?: number) => string;

export function snowflakes(now: () => number): NewId {
  let count = 0n;
  return (at = now()) => {
    count = (count + 1n) % (1n << LOW_BITS);
    return ((BigInt(Math.floor(at) - EPOCH) << LOW_BITS) | count).toString();
  };
}

/** The shard that hears of a guild. */
export function shardOf(guildId: string, shards: number): number {
  return Number((BigInt(guildId) >> LOW_BITS) % BigInt(shards));
}
