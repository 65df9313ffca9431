import type { Kysely } from 'kysely';

/** The tables, as Kysely types queries by them. Times are milliseconds since 1970, in UTC. */
export type Tables = {
  /** Words of questions that no fact covers. `seq` grows with each new word. */
  miss: { word: string; lang: string; times: number; seq: number };
  /** 👍 and 👎 by fact. */
  rating: { fact: string; up: number; down: number };
  /** Idempotency keys: what one of the bot's processes has taken on. */
  claim: { key: string; at: number };
  /** The language that a person has chosen. */
  language: { platform: string; person: string; lang: string };
  /** What a channel has asked for. `topics`: ids of briefs between spaces, or those of all others behind a minus each; empty for all. */
  subscription: {
    id: string;
    platform: string;
    server: string;
    channel: string;
    cron: string;
    zone: string;
    topics: string;
    lang: string;
    only_changes: number;
    /** A person's id on the platform; empty where the bot's environment made it. */
    creator: string;
    creator_lang: string;
    /** Why it is paused; null while it is active. */
    paused: string | null;
    created: number;
    /** Null while it is paused, or where no slot comes any more. */
    next_due: number | null;
  };
  /** The ledger: one row for each slot of a subscription. `ready_at`: when something is to be done about it. */
  delivery: {
    subscription: string;
    slot: number;
    platform: string;
    server: string;
    channel: string;
    state: string;
    ready_at: number | null;
    turn: number;
    claimant: string | null;
    attempts: number;
    message: string | null;
    reason: string | null;
    composed: number | null;
    brief: string | null;
    changed: number;
    look_before: number | null;
  };
  /** When a brief was last the subject of a channel's digest. */
  shown: { platform: string; channel: string; brief: string; at: number };
  /** What a fact said from a time on; the n-th version of it. No content: it was withdrawn. */
  fact_version: {
    fact: string;
    nth: number;
    at: number;
    hash: string | null;
    content: string | null;
  };
  /**
   * Where the app is installed, by the id of the workspace or organization; tokens are in `sealed`. `removed`: since
   * when it is not installed any more. `holder`: who refreshes the tokens now, until `held_until`.
   */
  installation: {
    id: string;
    sealed: string;
    key_id: string;
    version: number;
    removed: number | null;
    changed: number;
    holder: string | null;
    held_until: number | null;
  };
  /** Which installation serves a workspace: one of an organization serves many. */
  workspace: { team: string; installation: string };
  /** What a conversation was last about, under a hash of its name, and until when that counts. */
  conversation: { key: string; state: string; until: number };
  /** Until when what somebody has asked for lately keeps the bot busy, under a hash of their id. */
  asker: { key: string; until: number };
  /** Tokens of what all processes may send together: who holds each, and until when. `budget`: a hash of the bot's id. */
  sending_token: { budget: string; nth: number; holder: string | null; until: number };
  /** Processes that are sending. */
  sender: { budget: string; holder: string; until: number };
  /** When the next shard of a bucket may start a session at Discord. */
  identify_slot: { budget: string; bucket: number; free_at: number };
};

/** What queries are made with. */
export type Database = Kysely<Tables>;
