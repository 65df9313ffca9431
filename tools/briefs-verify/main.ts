import { basename, dirname } from 'node:path';
import {
  commandLine,
  complain,
  configOrComplaint,
  EXIT,
  loadForTerminal,
  runScript,
} from '../../src/cli/terminal.ts';
import { describeProblem, type Problem } from '../../src/library/loading/problem.ts';
import { readBriefs, readSettings } from '../../src/library/loading/read-briefs.ts';
import { listFolder, readText } from '../../src/library/loading/read-folder.ts';
import type { Source } from '../../src/library/schema.ts';
import { readArticles } from './articles.ts';
import { readNotes } from './notes.ts';
import { readTables } from './tables.ts';
import { uncheckedIn, verify } from './verify.ts';

/** `npm run briefs:verify`: proves each statement of the briefs against the articles it cites. */
const program = commandLine(
  'briefs:verify',
  'Hold the briefs (BRIEFS_DIR) against the articles they cite.',
)
  .requiredOption('--sources <folder>', 'the folder that holds the articles, <source-id>.md each')
  .option('--notes <file>', 'the notes on sources held in part, in Markdown');

await runScript(program, async () => {
  const { sources: folder, notes: file } = program.opts<{ sources: string; notes?: string }>();
  const config = configOrComplaint();
  if (!config) return EXIT.usage;
  const listing = await listFolder(folder);
  if ('problem' in listing) {
    complain(
      `${folder}: ${listing.problem.wrong}. Name the folder of the articles: --sources <folder>.`,
    );
    return EXIT.usage;
  }
  const { library, problems } = await loadForTerminal(config.briefsDir);
  if (!library || problems.length > 0) return EXIT.failed;
  const whole = await readArticles(folder, library.sources.values());
  const inPart = await notesIn(file, library.sources.values());
  const missing = [...whole.missing, ...inPart.missing];
  if (missing.length > 0) {
    tell(missing);
    return EXIT.usage;
  }
  const articles = [...whole.articles, ...inPart.articles];
  const tables = await readTables(config.briefsDir);
  if ('problems' in tables) {
    tell(tables.problems);
    return EXIT.failed;
  }

  const briefs = await readBriefs(config.briefsDir);
  const settings = await readSettings(config.briefsDir);
  const findings = verify(briefs, settings, articles, tables.ok);
  const all = Object.values(findings).flat();
  tell(all);
  const unchecked = uncheckedIn(briefs, articles);
  if (unchecked > 0) {
    complain(
      `Not checked: ${unchecked} statements that cite sources held in part. Name their notes: --notes <file>.`,
    );
  }
  const counts = Object.entries(findings).map(([name, found]) => `${name}=${found.length}`);
  process.stdout.write(`facts=${library.facts.size} ${counts.join(' ')}\n`);
  return all.length === 0 ? EXIT.ok : EXIT.failed;
});

/** The notes of a file, if one is named. */
async function notesIn(
  file: string | undefined,
  sources: Iterable<Source>,
): Promise<ReturnType<typeof readNotes>> {
  if (file === undefined) return { articles: [], missing: [] };
  const read = await readText(dirname(file), basename(file));
  if ('problem' in read) return { articles: [], missing: [read.problem] };
  return readNotes(file, read.text, sources);
}

function tell(problems: readonly Problem[]): void {
  for (const problem of problems) complain(describeProblem(problem));
}
