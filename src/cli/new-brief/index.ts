import { mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Option } from 'commander';
import { briefId, LANGS, type Lang, languagesNamed } from '../../library/index.ts';
import {
  readBriefs,
  readLanguages,
  readSettings,
  readSources,
} from '../../library/loading/index.ts';
import {
  commandLine,
  complain,
  configOrComplaint,
  EXIT,
  type Exit,
  runToExit,
  type Terminal,
} from '../terminal.ts';
import {
  briefSkeleton,
  EXAMPLE_GROUP,
  EXAMPLE_SOURCE,
  librarySkeleton,
  sourcesSkeleton,
  titleOf,
} from './skeleton.ts';

const NEW_FOLDER = 'my-briefs';
const SETTINGS = ['sources', 'library', 'verify'];

/** `npm run -s briefs:new -- ID`: a brief to fill in, and what else a folder of briefs needs. Overwrites nothing. */
export function newBrief(terminal: Terminal): Promise<Exit> {
  const description =
    'Make the file of a new brief to fill in, and the folder with its sources.yaml and library.yaml where they are missing.';
  const program = commandLine('briefs:new', description, terminal)
    .argument('<id>', 'what people will type to open the brief, such as my-topic')
    .option(
      '--folder <folder>',
      `the folder of briefs (otherwise BRIEFS_DIR, or ${NEW_FOLDER} where that is the briefs of this project)`,
    )
    .addOption(
      new Option('--lang <lang>', 'for a new folder: the one language of its texts').choices(LANGS),
    );
  return runToExit(program, () => make(program.args[0] ?? '', program.opts(), terminal), terminal);
}

type Flags = { readonly folder?: string; readonly lang?: Lang };

async function make(id: string, { folder: named, lang }: Flags, terminal: Terminal): Promise<Exit> {
  const wrongId = whyNoId(id);
  if (wrongId) {
    complain(`${id}: ${wrongId}`, terminal);
    return EXIT.usage;
  }
  if (named?.trim() === '') {
    complain(`--folder is empty. Name a folder, such as ${NEW_FOLDER}, or leave it out.`, terminal);
    return EXIT.usage;
  }
  const folder = named ?? ownFolder(terminal);
  if (folder === undefined) return EXIT.usage;
  const wrong =
    (await whyTaken(id, folder)) ??
    (await whyNoSources(folder)) ??
    (await whyOtherLanguage(folder, lang));
  if (wrong) {
    complain(wrong, terminal);
    return EXIT.failed;
  }
  const files = await filesFor(id, folder, lang, terminal);
  try {
    await makeFolder(resolve(terminal.folder, folder));
    for (const [name, text] of files) await writeFile(join(folder, name), text, { flag: 'wx' });
  } catch (error) {
    complain(`${folder}: ${whyNotWritten(error)}`, terminal);
    return EXIT.failed;
  }
  const made = files.map(([name]) => `made ${join(folder, name)}`);
  const next = `Write your text into them, then check it: npm run -s briefs:lint -- ${folder}`;
  terminal.stdout.write(`${[...made, next].join('\n')}\n`);
  return EXIT.ok;
}

/** Where BRIEFS_DIR names no other, a folder beside the project's briefs: placeholders would be served among them. */
function ownFolder(terminal: Terminal): string | undefined {
  const dir = configOrComplaint(terminal)?.briefsDir;
  if (dir === undefined) return undefined;
  return resolve(terminal.folder, dir) === resolve(terminal.folder, 'briefs') ? NEW_FOLDER : dir;
}

function whyNoId(id: string): string | null {
  if (SETTINGS.includes(id)) {
    return `${id}.yaml is a file of the folder itself. Choose another id, such as my-topic.`;
  }
  const parsed = briefId.safeParse(id);
  const [issue] = parsed.error?.issues ?? [];
  return issue ? `this cannot be the id of a brief: ${issue.message}.` : null;
}

/** What has the id or the name of the new brief already, with the remedy. */
async function whyTaken(id: string, folder: string): Promise<string | null> {
  const path = join(folder, `${id}.yaml`);
  if (await isThere(path)) {
    return `${path}: this file exists already and stays as it is. Choose another id.`;
  }
  const names = [id, titleOf(id).toLowerCase()];
  const other = (await readBriefs(folder)).find(({ value }) => {
    const { title, aliases } = value;
    const taken = [value.id, title.en, title.ja, ...aliases.en, ...aliases.ja];
    return taken.some((name) => names.includes(name.toLowerCase()));
  });
  return other
    ? `${other.file}: this brief has the id or the name “${titleOf(id)}” already. Choose another id.`
    : null;
}

async function whyNoSources(folder: string): Promise<string | null> {
  const path = join(folder, 'sources.yaml');
  return !(await isThere(path)) || (await readSources(folder))
    ? null
    : `${path}: it has faults. Mend them first: npm run -s briefs:lint -- ${folder}`;
}

/** Texts in one language would be faults where a folder has them in others. */
async function whyOtherLanguage(folder: string, lang: Lang | undefined): Promise<string | null> {
  const path = join(folder, 'library.yaml');
  if (lang === undefined || !(await isThere(path))) return null;
  const written = await readLanguages(folder);
  return written.length === 1 && written.includes(lang)
    ? null
    : `${path}: the texts of this folder are in ${written.join(' and ')}. Leave --lang out.`;
}

/** Names and texts of the files that are missing. */
async function filesFor(id: string, folder: string, lang: Lang | undefined, terminal: Terminal) {
  const hasSettings = await isThere(join(folder, 'library.yaml'));
  const place = {
    path: resolve(terminal.folder, folder),
    project: resolve(terminal.folder),
    languages: hasSettings ? await readLanguages(folder) : languagesNamed(lang),
  };
  const [source = EXAMPLE_SOURCE] = (await readSources(folder))?.value.sources ?? [];
  const group = hasSettings ? (await readSettings(folder))?.value.groups[0]?.id : EXAMPLE_GROUP;
  const today = new Date().toISOString().slice(0, 10);
  const files: [name: string, text: string][] = [];
  if (!(await isThere(join(folder, 'sources.yaml')))) {
    files.push(['sources.yaml', sourcesSkeleton(today, place)]);
  }
  if (!hasSettings) files.push(['library.yaml', librarySkeleton(place)]);
  files.push([`${id}.yaml`, briefSkeleton({ id, group, source, today }, place)]);
  return files;
}

/** As `mkdir -p`, a folder at a time: Node's own way may not come back where the system refuses one. */
async function makeFolder(path: string): Promise<void> {
  if (await isThere(path)) return;
  if (dirname(path) !== path) await makeFolder(dirname(path));
  await mkdir(path);
}

function whyNotWritten(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
  const other = 'name another with --folder.';
  if (code === 'EEXIST' || code === 'ENOTDIR') return `this is a file, not a folder; ${other}`;
  const remedy = `Give yourself write access to the folder, or ${other}`;
  return code === 'EACCES' || code === 'EROFS' || code === 'EPERM'
    ? `you may not write here. ${remedy}`
    : `nothing can be written here (${code}); ${other}`;
}

const isThere = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );
