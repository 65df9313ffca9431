/** The tables, as Kysely types queries by them. Times are milliseconds since 1970, in UTC. */
export type Tables = {
  /** Words of questions that no fact covers. `seq` grows with each new word. */
  miss: { word: string; lang: string; times: number; seq: number };
  /** 👍 and 👎 by fact. */
  rating: { fact: string; up: number; down: number };
  /** What has been taken on by one of the bot's processes. */
  claim: { key: string; at: number };
  /** The language that a person has chosen. */
  language: { platform: string; person: string; lang: string };
};
