import {
  commandLine,
  configOrComplaint,
  EXIT,
  type Exit,
  loadForTerminal,
  runToExit,
  type Terminal,
} from './terminal.ts';

/** `npm run briefs:lint`: every fault in the folder of briefs, or a line that says there is none. */
export function lint(terminal: Terminal): Promise<Exit> {
  const description = 'Check a folder of briefs (BRIEFS_DIR) for faults.';
  const program = commandLine('briefs:lint', description, terminal);
  return runToExit(program, () => check(terminal), terminal);
}

async function check(terminal: Terminal): Promise<Exit> {
  const config = configOrComplaint(terminal);
  if (!config) return EXIT.usage;
  const { library, problems } = await loadForTerminal(config.briefsDir, terminal);
  const found = `${problems.length} ${problems.length === 1 ? 'fault' : 'faults'}`;
  const sizes = library ? `${library.briefs.size} briefs, ${library.facts.size} facts, ` : '';
  terminal.stdout.write(`${config.briefsDir}: ${sizes}${found}\n`);
  return problems.length === 0 ? EXIT.ok : EXIT.failed;
}
