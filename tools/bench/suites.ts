/** The suites by name. Each is loaded when it runs: what one does to its process is no other's affair. */
export const SUITES: Readonly<Record<string, () => Promise<void>>> = {
  'start-up': async () => (await import('./start-up.ts')).startUp(),
  answer: async () => (await import('./answer.ts')).answering(),
  meaning: async () => (await import('./meaning.ts')).secondStage(),
  discord: async () => (await import('./discord.ts')).discordReplies(),
  slack: async () => (await import('./slack.ts')).slackReplies(),
  digests: async () => (await import('./digests.ts')).digests(),
  'fan-out': async () => (await import('./fan-out.ts')).fanOut(),
};
