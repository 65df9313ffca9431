import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import {
  type BriefFile,
  buildLibrary,
  LANGS,
  type Library,
  type StaleAfter,
  schemasFor,
} from '../index.ts';
import { type Mentions, mentionsIn } from './checks/mentions.ts';
import { swappedPairs } from './checks/text-pairs.ts';
import { crossCheck } from './cross-check.ts';
import { inOrder, type Problem } from './problem.ts';
import { type FileText, listFolder, pathOf, readText } from './read-folder.ts';
import { languagesIn, readYaml, type YamlFile } from './yaml-file.ts';

/** What loading a folder gave: the library of all sound briefs, and every problem found. */
export type Loaded = {
  /** Null where no brief at all could be read. */
  readonly library: Library | null;
  readonly problems: readonly Problem[];
};

const SOURCES = 'sources.yaml';
const LIBRARY = 'library.yaml';
/** Files that lie in a folder of briefs and are not briefs; verify.yaml is read by its tool only. */
const RESERVED = new Set([SOURCES, LIBRARY, 'verify.yaml']);
/** What lacks the fields that make a brief: most likely a copy of one of those. */
const NO_BRIEF = z.looseObject({ id: z.never().optional(), facts: z.never().optional() });

/**
 * Loads a folder of briefs: every `*.yaml` directly in it is one, but for `sources.yaml` and
 * `library.yaml`. A faulty brief is left out and reported; the others are loaded. Where the files are those that `kept`
 * was made from, without a fault, it is given. `staleAfter` is the operator's setting, if there is one. Never throws
 * for what is in the folder.
 */
export async function loadLibrary(
  folder: string,
  kept?: Library | null,
  staleAfter?: StaleAfter | undefined,
): Promise<Loaded> {
  const listing = await listFolder(folder);
  if ('problem' in listing) return { library: null, problems: [listing.problem] };
  const texts = await Promise.all(listing.names.map((name) => readText(folder, name)));

  const problems: Problem[] = [];
  const sound: FileText[] = [];
  for (const read of texts) {
    if ('problem' in read) problems.push(read.problem);
    else sound.push(read);
  }
  const made = sound.map(({ name, text }) => `${name}\0${text}`);
  const version = hash([...made, ...(staleAfter ? [JSON.stringify(staleAfter)] : [])].join('\0'));
  if (kept?.version === version && problems.length === 0) return { library: kept, problems };
  const settingsText = sound.find(({ name }) => name === LIBRARY)?.text;
  const languages = settingsText === undefined ? null : languagesIn(settingsText);
  // Where nobody knows which they are, a text may be in either.
  const mayLack = languages ? [] : LANGS;
  const drafts: YamlFile<Mentions>[] = [];
  const parse = <S extends z.ZodType>(name: string, schema: S): YamlFile<z.infer<S>> | null => {
    const found = sound.find((file) => file.name === name);
    if (!found) return null;
    const result = readYaml(found.file, found.text, schema, mayLack);
    if ('ok' in result) return result.ok;
    const unrelated = RESERVED.has(name) ? null : readYaml(found.file, found.text, NO_BRIEF);
    if (unrelated && 'ok' in unrelated) {
      problems.push(noBrief(unrelated.ok));
      return null;
    }
    problems.push(...result.problems);
    const value = mentionsIn(result.rest?.value);
    if (!RESERVED.has(name) && result.rest && value) drafts.push({ ...result.rest, value });
    return null;
  };

  const { briefFile, sourcesFile, libraryFile } = schemasFor(languages ?? LANGS);
  const briefNames = listing.names.filter((name) => !RESERVED.has(name));
  const sources = parse(SOURCES, sourcesFile);
  const settings = parse(LIBRARY, libraryFile);
  for (const name of [SOURCES, LIBRARY]) {
    if (!listing.names.includes(name)) problems.push(missingFile(folder, name));
  }
  if (briefNames.length === 0) problems.push(noBriefs(folder));
  const briefs: YamlFile<BriefFile>[] = [];
  for (const name of briefNames) {
    await nextTurn(); // of the event loop: a bot that reloads has requests to answer meanwhile
    const brief = parse(name, briefFile);
    if (brief) briefs.push(brief);
  }
  // Elsewhere both texts are the one that is written.
  if (languages?.length === LANGS.length) problems.push(...briefs.flatMap(swappedPairs));
  const read = new Set(briefs.map(({ file }) => file));
  const unsound = briefNames.filter((name) => !read.has(pathOf(folder, name)));
  if (sources) problems.push(...duplicateSources(sources));
  problems.push(
    ...crossCheck({
      briefs,
      drafts,
      sources: sources?.value.sources ?? null,
      settings,
      unsound: new Set(unsound.map((name) => name.replace(/\.ya?ml$/, ''))),
      hasAllFacts: unsound.length === drafts.length,
    }),
  );
  const faulty = new Set(problems.map(({ file }) => file));
  const good = briefs.filter(({ file }) => !faulty.has(file)).map(({ value }) => value);
  if (!sources || !settings || good.length === 0 || faulty.has(sources.file)) {
    return { library: null, problems: inOrder(problems) };
  }
  return {
    library: buildLibrary({
      version,
      settings: settings.value,
      sources: sources.value.sources,
      briefs: good,
      staleAfter,
    }),
    problems: inOrder(problems),
  };
}

function duplicateSources(sources: YamlFile<{ sources: readonly { id: string }[] }>): Problem[] {
  const seen = new Set<string>();
  return sources.value.sources.flatMap(({ id }, i) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return sources.problem(
      ['sources', i, 'id'],
      `the source id "${id}" is used twice`,
      'rename one',
    );
  });
}

function missingFile(folder: string, name: string): Problem {
  return {
    file: pathOf(folder, name),
    at: null,
    wrong: 'this file is missing',
    remedy: `every folder of briefs needs a ${name}; CONTRIBUTING.md shows one`,
  };
}

function noBrief(file: YamlFile<object>): Problem {
  return file.problem(
    [],
    'this is no brief: it has neither "id:" nor "facts:"',
    `write those, or move it out of this folder; if it is a copy of ${SOURCES} or ${LIBRARY}, take over from it what is missing there, and remove it`,
  );
}

function noBriefs(folder: string): Problem {
  return {
    file: folder,
    at: null,
    wrong: 'there is no brief in this folder',
    remedy: 'put one YAML file per brief in it, or set BRIEFS_DIR to another folder',
    isOfSetting: true,
  };
}

const hash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12);
