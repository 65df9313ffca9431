import { stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { Lang } from '../../library/index.ts';
import { listFolder, readBriefs } from '../../library/loading/index.ts';
import { closest } from '../../library/text/index.ts';
import {
  commandLine,
  complain,
  EXIT,
  type Exit,
  langOption,
  loadForTerminal,
  runToExit,
  type Terminal,
} from '../terminal.ts';
import { reportLines } from './report.ts';
import { tryBrief } from './trials.ts';

/** `npm run -s briefs:try -- FILE`: whether plain questions find the facts of a brief, and what is in their way. */
export function tryFile(terminal: Terminal): Promise<Exit> {
  const description =
    'Ask plain questions for each fact of a brief: which find it, and what is in the way of the others.';
  const program = commandLine('briefs:try', description, terminal)
    .argument('<file>', 'the file of the brief; the briefs beside it are tried against it')
    .addOption(langOption());
  return runToExit(
    program,
    () => report(program.args[0] ?? '', program.opts<{ lang?: Lang }>().lang, terminal),
    terminal,
  );
}

async function report(file: string, lang: Lang | undefined, terminal: Terminal): Promise<Exit> {
  const wrong = await whyNoBrief(file);
  if (wrong) {
    complain(`${file}: ${wrong}`, terminal);
    return EXIT.failed;
  }
  const folder = dirname(file);
  const { library, problems } = await loadForTerminal(folder, terminal);
  const found = (await readBriefs(folder)).find((each) => resolve(each.file) === resolve(file));
  const brief = found && library?.briefs.get(found.value.id);
  if (!library || !brief || problems.some((problem) => problem.file === found.file)) {
    complain(`${file}: mend the faults above first, then try it again.`, terminal);
    return EXIT.failed;
  }
  const { languages } = library;
  if (lang && !languages.includes(lang)) {
    complain(
      `${folder}: its briefs are in ${languages.join(' and ')}. Leave --lang out.`,
      terminal,
    );
    return EXIT.usage;
  }
  const langs = lang ? [lang] : languages;
  const tried = langs.map((each) => tryBrief(brief, each, library));
  const findings = brief.facts.flatMap((_, i) => tried.flatMap((each) => each[i] ?? []));
  terminal.stdout.write(`${reportLines(findings).join('\n')}\n`);
  return problems.length === 0 ? EXIT.ok : EXIT.failed;
}

/** Files of a folder of briefs that are none themselves. */
const SETTINGS = ['sources.yaml', 'library.yaml'];

/** Why a path can be no brief of a folder of briefs, with the remedy; null: it can. */
async function whyNoBrief(file: string): Promise<string | null> {
  const info = await stat(file).catch(() => null);
  const folder = info?.isDirectory() ? file : dirname(file);
  const listing = await listFolder(folder);
  const names = 'names' in listing ? listing.names : [];
  const briefs = names.filter((name) => !SETTINGS.includes(name) && name !== 'verify.yaml');
  const [first = 'my-topic.yaml'] = briefs;
  if (info?.isDirectory()) {
    return `this is a folder. Name one brief in it, such as ${join(folder, first)}.`;
  }
  const name = basename(file);
  if (!info) {
    const guess = closest(name, briefs) ?? first;
    return briefs.length > 0
      ? `there is no such file. Did you mean ${join(folder, guess)}?`
      : 'there is no such file. Name the YAML file of a brief.';
  }
  if (SETTINGS.includes(name)) {
    return `this is no brief. Name one of this folder, such as ${join(folder, first)}.`;
  }
  const missing = SETTINGS.filter((each) => !names.includes(each));
  if (missing.length > 0) {
    return `it does not lie in a folder of briefs: ${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} missing beside it. Move it beside those of your briefs, or add them.`;
  }
  return names.includes(name)
    ? null
    : `a brief is a file named *.yaml${extname(name) ? '' : ', such as my-topic.yaml'}. Rename it.`;
}
