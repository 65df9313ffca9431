import type { Library } from '../library/index.ts';
import { describeProblem, findHints, listFolder, type Problem } from '../library/loading/index.ts';
import {
  commandLine,
  complain,
  configOrComplaint,
  EXIT,
  type Exit,
  loadForTerminal,
  runToExit,
  type Terminal,
} from './terminal.ts';

/** `npm run briefs:lint`: every fault in a folder of briefs, or a line that says there is none; and hints. */
export function lint(terminal: Terminal): Promise<Exit> {
  const description =
    'Check a folder of briefs for faults, and hint at what keeps facts from being found.';
  const program = commandLine('briefs:lint', description, terminal).argument(
    '[folder]',
    'the folder of briefs (otherwise BRIEFS_DIR)',
  );
  return runToExit(program, () => check(program.args[0], terminal), terminal);
}

async function check(named: string | undefined, terminal: Terminal): Promise<Exit> {
  const folder = named ?? configOrComplaint(terminal)?.briefsDir;
  if (folder === undefined) return EXIT.usage;
  const listing = await listFolder(folder);
  if (named !== undefined && 'problem' in listing) {
    complain(
      `${named}: ${listing.problem.wrong}. Name the folder that holds your briefs.`,
      terminal,
    );
    return EXIT.failed;
  }
  const { library, problems } = await loadForTerminal(folder, terminal);
  const hints = await findHints(folder, new Date());
  for (const hint of hints) terminal.stdout.write(`${describeProblem(hint)}\n`);
  terminal.stdout.write(`${folder}: ${summary(library, problems, hints.length)}\n`);
  return problems.length === 0 ? EXIT.ok : EXIT.failed;
}

function summary(library: Library | null, problems: readonly Problem[], hints: number): string {
  const files = new Set(problems.map(({ file }) => file)).size;
  const faults = counted(problems.length, 'fault');
  const sizes = library
    ? [counted(library.briefs.size, 'brief'), counted(library.facts.size, 'fact')]
    : [];
  const leftOut = library && files > 0 ? ` in ${counted(files, 'file')} (not counted here)` : '';
  return [...sizes, `${faults}${leftOut}`, ...(hints > 0 ? [counted(hints, 'hint')] : [])].join(
    ', ',
  );
}

const counted = (n: number, what: string) => `${n} ${what}${n === 1 ? '' : 's'}`;
