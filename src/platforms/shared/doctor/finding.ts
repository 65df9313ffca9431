/** What a check of a set-up found: a line, which for a fault holds the cause and the cure. */
export type Finding = { readonly state: 'ok' | 'fault'; readonly text: string };

export const ok = (text: string): Finding => ({ state: 'ok', text });
export const fault = (text: string): Finding => ({ state: 'fault', text });

/** A channel that digests are to be posted in. */
export type DigestChannel = {
  /** The server or workspace; null where a setting names the channel alone. */
  readonly server: string | null;
  readonly channel: string;
  /** Who says so, such as DISCORD_DIGEST_CHANNEL_ID. */
  readonly from: string;
};
