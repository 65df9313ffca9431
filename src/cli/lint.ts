import { commandLine, configOrComplaint, EXIT, loadForTerminal, runToExit } from './terminal.ts';

/** `npm run briefs:lint`: every fault in the folder of briefs, or a line that says there is none. */
const program = commandLine('briefs:lint', 'Check a folder of briefs (BRIEFS_DIR) for faults.');

await runToExit(program, async () => {
  const config = configOrComplaint();
  if (!config) return EXIT.usage;
  const { library, problems } = await loadForTerminal(config.briefsDir);
  const found = `${problems.length} ${problems.length === 1 ? 'fault' : 'faults'}`;
  const sizes = library ? `${library.briefs.size} briefs, ${library.facts.size} facts, ` : '';
  process.stdout.write(`${config.briefsDir}: ${sizes}${found}\n`);
  return problems.length === 0 ? EXIT.ok : EXIT.failed;
});
