import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { InvalidArgumentError } from 'commander';
import {
  commandLine,
  complain,
  configOrComplaint,
  EXIT,
  loadForTerminal,
  runScript,
} from '../../src/cli/terminal.ts';
import { listFolder } from '../../src/library/loading/read-folder.ts';
import { loadPack, SHIPPED } from '../eval/packs.ts';
import { type Budget, budgetFor, countLines, isWithin } from './budget.ts';
import { type Kept, libraryWith, ROLES } from './lines.ts';
import { pruneInRounds, type Round } from './prune.ts';
import { type ListedLine, withoutLines } from './rewrite.ts';

/** `npm run briefs:prune`: leaves of many questions in the briefs the few that stand for the others. */
const program = commandLine(
  'briefs:prune',
  'Leave so many questions in the briefs (BRIEFS_DIR) as stand for the others.',
)
  .option('--asks <n>', 'so many asks a fact and language, on average', readCount, 12)
  .option('--uncovered <n>', 'so many uncovered questions in all', readCount, 600)
  .option('--rounds <n>', 'so often lines are chosen anew', readCount, 6)
  .option('--check', 'print what would be dropped, and change nothing');

type Flags = { asks: number; uncovered: number; rounds: number; check?: true };

await runScript(program, async () => {
  const { check = false, rounds, ...limits } = program.opts<Flags>();
  const config = configOrComplaint();
  if (!config) return EXIT.usage;
  const folder = config.briefsDir;
  const { library, problems } = await loadForTerminal(folder);
  if (!library || problems.length > 0) return EXIT.failed;
  const budget = budgetFor(library, limits);
  if (isWithin(library, budget)) {
    tell(`nothing to drop: ${summaryOf(countLines(library))}`);
    return EXIT.ok;
  }
  const people = resolve(folder) === resolve(SHIPPED) ? (await loadPack(folder, ['dev'])).rows : [];
  const best = bestOf(pruneInRounds(library, people, budget, rounds), people.length);
  await dropOthers(folder, best.kept, check);
  const left = countLines(libraryWith(library, best.kept));
  tell(`${check ? 'would leave' : 'left'} ${summaryOf(left)}`);
  return EXIT.ok;
});

/** The first round that gets most questions right; says how each does. */
function bestOf(rounds: Iterable<Round>, of: number): Round {
  let best: Round = { kept: new Map(), right: -1 };
  for (const round of rounds) {
    if (of > 0) complain(`${round.right} of ${of} development questions come out right`);
    if (round.right > best.right) best = round;
  }
  return best;
}

/** Writes the files of a folder anew without the lines that are not kept, or prints those. */
async function dropOthers(folder: string, kept: Kept, isTrial: boolean): Promise<void> {
  const open = new Map(
    Array.from(kept, ([group, lines]) => [keyOf(group), new Set(lines)] as const),
  );
  const listing = await listFolder(folder);
  for (const name of 'names' in listing ? listing.names : []) {
    const path = join(folder, name);
    const before = await readFile(path, 'utf8');
    const after = withoutLines(before, (line) => {
      // What stands in two places stays in one.
      const isKept = open.get(keyOf(line))?.delete(line.text) ?? false;
      if (!isKept && isTrial) tell(`${path}: ${keyOf(line)}: ${line.text}`);
      return !isKept;
    });
    if (!isTrial && after !== before) await writeFile(path, after);
  }
}

function keyOf({ role, lang, fact }: Pick<ListedLine, 'role' | 'lang' | 'fact'>): string {
  return `${fact ? `${fact} ` : ''}${role} ${lang}`;
}

function summaryOf(counts: Budget): string {
  return ROLES.map((role) => `${role}=${counts[role]}`).join(' ');
}

function readCount(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('a whole number is needed');
  return Number(text);
}

function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}
