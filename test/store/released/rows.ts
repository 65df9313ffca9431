export type Row = Readonly<Record<string, string | number | null>>;

const where = { platform: 'slack', server: 'T1', channel: 'C1' };

/** What the tables of released steps hold: columns that a step does not have yet are left out. */
export const ROWS = {
  miss: [
    { word: '落とし物', lang: 'ja', times: 3, seq: 1 },
    { word: "o'clock", lang: 'en', times: 1, seq: 2 },
  ],
  rating: [{ fact: 'lost-property-desk', up: 2, down: 1 }],
  claim: [{ key: 'slack:T1:C1:1.2', at: 1_796_000_000_000 }],
  language: [{ platform: 'slack', person: 'T1:U1', lang: 'ja' }],
  subscription: [
    {
      ...{ id: 'mail1', ...where, cron: '0 9 * * 1-5', zone: 'Asia/Tokyo', topics: '' },
      ...{ lang: 'ja', only_changes: 0, creator: 'U1', creator_lang: 'ja', paused: null },
      ...{ created: 1_796_000_000_000, next_due: 1_796_000_060_000 },
    },
  ],
  delivery: [
    {
      ...{ subscription: 'mail1', slot: 1_796_000_000_000, ...where, state: 'sent' },
      ...{ ready_at: null, turn: 0, claimant: null, attempts: 1, message: '1.2', reason: null },
      ...{ composed: 1_796_000_000_100, brief: 'bridge', changed: 1_796_000_000_200 },
      look_before: null,
    },
  ],
  shown: [{ platform: 'slack', channel: 'C1', brief: 'bridge', at: 1_796_000_000_000 }],
  fact_version: [{ fact: 'bridge-shut', nth: 1, at: 1_796_000_000_000, hash: 'h', content: '{}' }],
  installation: [
    {
      ...{ id: 'T2', sealed: 'AAAA', key_id: 'k1', version: 1, removed: null },
      ...{ changed: 1_796_000_000_000, holder: null, held_until: null },
    },
  ],
  workspace: [{ team: 'T2', installation: 'T2' }],
  conversation: [{ key: 'h1', state: '{}', until: 1_796_000_600_000 }],
  asker: [{ key: 'h2', until: 1_796_000_010_000 }],
  sending_token: [{ budget: 'b', nth: 0, holder: null, until: 1_796_000_000_000 }],
  sender: [{ budget: 'b', holder: 'p1', until: 1_796_000_003_000 }],
  identify_slot: [{ budget: 'b', bucket: 0, free_at: 1_796_000_005_000 }],
} satisfies Readonly<Record<string, readonly Row[]>>;
