import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InvalidArgumentError } from 'commander';
import {
  commandLine,
  configOrComplaint,
  EXIT,
  loadForTerminal,
  runScript,
} from '../../src/cli/terminal.ts';
import { listFolder } from '../../src/library/loading/read-folder.ts';
import { type Budget, budgetFor, countLines, isWithin } from './budget.ts';
import { type Kept, libraryWith, ROLES } from './lines.ts';
import { withOlderLines } from './older-lines.ts';
import { prune } from './prune.ts';
import { type List, withLines } from './rewrite.ts';

/** `npm run briefs:prune`: leaves of many questions in the briefs the few that stand for the others. */
const program = commandLine(
  'briefs:prune',
  'Leave so many questions in the briefs (BRIEFS_DIR) as stand for the others.',
)
  .option('--asks <n>', 'so many asks a fact and language, on average', readCount, 12)
  .option('--uncovered <n>', 'so many uncovered questions in all', readCount, 600)
  .option('--older <folder>', 'an older state of the briefs, whose lines compete with theirs')
  .option('--check', 'print what would be dropped and added, and change nothing');

type Flags = { asks: number; uncovered: number; older?: string; check?: true };

await runScript(program, async () => {
  const { check = false, older, ...limits } = program.opts<Flags>();
  const config = configOrComplaint();
  if (!config) return EXIT.usage;
  const folder = config.briefsDir;
  const { library: now, problems } = await loadForTerminal(folder);
  if (!now || problems.length > 0) return EXIT.failed;
  // Its faults are history.
  const { library: then } = older === undefined ? { library: null } : await loadForTerminal(older);
  if (older !== undefined && !then) return EXIT.failed;

  const library = then ? withOlderLines(now, then) : now;
  const budget = budgetFor(now, limits);
  if (isWithin(library, budget)) {
    tell(`nothing to drop: ${summaryOf(countLines(now))}`);
    return EXIT.ok;
  }
  const kept = prune(library, budget);
  await rewrite(folder, kept, check);
  tell(`${check ? 'would leave' : 'left'} ${summaryOf(countLines(libraryWith(library, kept)))}`);
  return EXIT.ok;
});

/** Writes the files of a folder anew with the lines that are kept, or prints what that would change. */
async function rewrite(folder: string, kept: Kept, isTrial: boolean): Promise<void> {
  const linesOf = new Map(Array.from(kept, ([group, lines]) => [keyOf(group), lines] as const));
  const listing = await listFolder(folder);
  for (const name of 'names' in listing ? listing.names : []) {
    const path = join(folder, name);
    const before = await readFile(path, 'utf8');
    const after = withLines(before, (list) => {
      const lines = [...(linesOf.get(keyOf(list)) ?? list.lines)];
      const show = (mark: string, line: string) => tell(`${path}: ${keyOf(list)}: ${mark} ${line}`);
      if (isTrial) {
        for (const line of list.lines) if (!lines.includes(line)) show('-', line);
        for (const line of lines) if (!list.lines.includes(line)) show('+', line);
      }
      return lines;
    });
    if (!isTrial && after !== before) await writeFile(path, after);
  }
}

function keyOf({ role, lang, fact }: Omit<List, 'lines'>): string {
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
