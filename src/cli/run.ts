import type { Exit, Terminal } from './terminal.ts';

type Run = (terminal: Terminal) => Promise<Exit>;

/** Each loads what it needs and no more. */
const COMMANDS: Readonly<Record<string, () => Promise<Run>>> = {
  ask: async () => (await import('./ask.ts')).ask,
  commands: async () => (await import('./commands.ts')).commands,
  data: async () => (await import('./data/index.ts')).data,
  digest: async () => (await import('./digest.ts')).digest,
  doctor: async () => (await import('./doctor/index.ts')).doctor,
  gaps: async () => (await import('./gaps.ts')).gaps,
  mcp: async () => (await import('./mcp.ts')).mcp,
  'new-brief': async () => (await import('./new-brief/index.ts')).newBrief,
  lint: async () => (await import('./lint.ts')).lint,
  'try-brief': async () => (await import('./try-brief/index.ts')).tryFile,
  manifest: async () => (await import('./manifest.ts')).manifest,
};

/**
 * Runs a command line of the bot, `name` being what package.json calls it, and returns its exit code. Nothing but
 * the terminal that is given is read from or written to, apart from the briefs and the database.
 */
export async function runCli(name: string, terminal: Terminal): Promise<Exit> {
  const load = COMMANDS[name];
  if (load) return (await load())(terminal);
  const { command } = await import('./command.ts');
  return command(terminal, name);
}
