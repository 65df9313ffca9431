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
import { listFolder } from '../../src/library/loading/read-folder.ts';
import { readArticles } from './articles.ts';
import { readTables } from './tables.ts';
import { verify } from './verify.ts';

/** `npm run briefs:verify`: proves each statement of the briefs against the articles it cites. */
const program = commandLine(
  'briefs:verify',
  'Hold the briefs (BRIEFS_DIR) against the articles they cite.',
).requiredOption('--sources <folder>', 'the folder that holds the articles, <source-id>.md each');

await runScript(program, async () => {
  const { sources: folder } = program.opts<{ sources: string }>();
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
  const { articles, missing } = await readArticles(folder, library.sources.values());
  if (missing.length > 0) {
    tell(missing);
    return EXIT.usage;
  }
  const tables = await readTables(config.briefsDir);
  if ('problems' in tables) {
    tell(tables.problems);
    return EXIT.failed;
  }

  const findings = verify(
    await readBriefs(config.briefsDir),
    await readSettings(config.briefsDir),
    articles,
    tables.ok,
  );
  const all = Object.values(findings).flat();
  tell(all);
  const counts = Object.entries(findings).map(([name, found]) => `${name}=${found.length}`);
  process.stdout.write(`facts=${library.facts.size} ${counts.join(' ')}\n`);
  return all.length === 0 ? EXIT.ok : EXIT.failed;
});

function tell(problems: readonly Problem[]): void {
  for (const problem of problems) complain(describeProblem(problem));
}
