/** What may be said to a suite; those that do not mention it do not use it. */
export type SuiteOptions = {
  /** Rounds of `ready`, and the requests in its last one. */
  readonly runs: number;
  readonly requests: number;
  /** The commit that `ready` compares with. */
  readonly against?: string;
};

/** The suites by name. Each is loaded when it runs: what one does to its process is no other's affair. */
export const SUITES: Readonly<Record<string, (options: SuiteOptions) => Promise<void>>> = {
  'start-up': async () => (await import('./start-up.ts')).startUp(),
  ready: async (options) => (await import('./ready.ts')).ready(options),
  'small-heap': async () => (await import('./small-heap.ts')).smallHeap(),
  answer: async () => (await import('./answer.ts')).answering(),
  meaning: async () => (await import('./meaning.ts')).secondStage(),
  pictures: async () => (await import('./pictures.ts')).pictures(),
  discord: async () => (await import('./discord.ts')).discordReplies(),
  slack: async () => (await import('./slack.ts')).slackReplies(),
  pages: async () => (await import('./pages.ts')).publicPage(),
  digests: async () => (await import('./digests.ts')).digests(),
  'fan-out': async () => (await import('./fan-out.ts')).fanOut(),
  scale: async () => (await import('./scale/scale.ts')).scale(),
};
