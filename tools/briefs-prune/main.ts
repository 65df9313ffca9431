import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InvalidArgumentError } from 'commander';
import {
  commandLine,
  complain,
  configOrComplaint,
  EXIT,
  loadForTerminal,
  runScript,
} from '../../src/cli/terminal.ts';
import type { Library } from '../../src/library/library.ts';
import { listFolder } from '../../src/library/loading/read-folder.ts';
import { type Budget, budgetFor, countLines, isWithin, mostUncovered } from './budget.ts';
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
  .option(
    '--uncovered <n>',
    'so many uncovered questions in all (default: seven for two facts)',
    readCount,
  )
  .option('--older <folder>', 'an older state of the briefs, whose lines compete with theirs')
  .option('--check', 'print what would be dropped and added, and change nothing');

type Flags = { asks: number; uncovered?: number; older?: string; check?: true };

await runScript(program, async () => {
  const { check = false, older, asks, uncovered } = program.opts<Flags>();
  const config = configOrComplaint();
  if (!config) return EXIT.usage;
  const folder = config.briefsDir;
  const { library: now, problems } = await loadForTerminal(folder);
  if (!now || problems.length > 0) return EXIT.failed;
  const listing = older === undefined ? null : await listFolder(older);
  if (listing && 'problem' in listing) {
    complain(`--older ${older}: ${listing.problem.wrong}. Name the folder of the older briefs.`);
    return EXIT.failed;
  }
  // Its faults are history.
  const { library: then } = older === undefined ? { library: null } : await loadForTerminal(older);
  if (older !== undefined && !then) return EXIT.failed;

  const library = then ? withOlderLines(now, then) : now;
  const budget = budgetFor(now, { asks, uncovered: uncovered ?? mostUncovered(now) });
  if (isWithin(library, budget)) {
    tell(`nothing to drop: ${summaryOf(countLines(now))}`);
    return EXIT.ok;
  }
  const kept = prune(library, budget);
  await rewrite(folder, now, kept, check);
  tell(`${check ? 'would leave' : 'left'} ${summaryOf(countLines(libraryWith(library, kept)))}`);
  return EXIT.ok;
});

/** Writes the files of a folder anew with the lines that are kept, or prints what that would change. */
async function rewrite(folder: string, now: Library, kept: Kept, isTrial: boolean): Promise<void> {
  const linesOf = new Map(Array.from(kept, ([group, lines]) => [keyOf(group), lines] as const));
  // Questions that no source answers stand in several files: each keeps its own, the first gets those of older states.
  const homeless = new Map(
    Array.from(kept)
      .filter(([{ fact }]) => fact === null)
      .map(([{ lang }, lines]) => [
        lang,
        [...lines].filter((line) => !now.uncovered[lang].includes(line)),
      ]),
  );
  const listing = await listFolder(folder);
  for (const name of 'names' in listing ? listing.names : []) {
    const path = join(folder, name);
    const before = await readFile(path, 'utf8');
    const after = withLines(before, (list) => {
      const wanted = linesOf.get(keyOf(list)) ?? new Set(list.lines);
      const lines = list.fact
        ? [...wanted]
        : [...list.lines.filter((line) => wanted.has(line)), ...(homeless.get(list.lang) ?? [])];
      if (!list.fact) homeless.delete(list.lang);
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
