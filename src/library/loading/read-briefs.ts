import type { z } from 'zod';
import {
  type BriefFile,
  LANGS,
  type Lang,
  type LibraryFile,
  type Source,
  schemasFor,
} from '../index.ts';
import { listFolder, readText } from './read-folder.ts';
import { languagesIn, readYaml, type YamlFile } from './yaml-file.ts';

/** The briefs of a folder as their files hold them, with the places of what is in them; faulty files are left out. */
export async function readBriefs(folder: string): Promise<readonly YamlFile<BriefFile>[]> {
  const listing = await listFolder(folder);
  if ('problem' in listing) return [];
  const { briefFile } = schemasFor(await readLanguages(folder));
  const texts = await Promise.all(listing.names.map((name) => readText(folder, name)));
  return texts.flatMap((read) => {
    if ('problem' in read) return [];
    // What does not fit the schema of briefs is one of the folder's own files, or has faults that loading it tells.
    const result = readYaml(read.file, read.text, briefFile);
    return 'ok' in result ? result.ok : [];
  });
}

/** The languages that a folder of briefs is written in; all where it does not say which. */
export async function readLanguages(folder: string): Promise<readonly Lang[]> {
  const read = await readText(folder, SETTINGS);
  return languagesIn('problem' in read ? '' : read.text) ?? LANGS;
}

const SETTINGS = 'library.yaml';

/** The settings of a folder of briefs, with the places of what is in them; null if they have faults or are not there. */
export async function readSettings(folder: string): Promise<YamlFile<LibraryFile> | null> {
  return readFile(folder, SETTINGS, schemasFor(await readLanguages(folder)).libraryFile);
}

/** The sources of a folder of briefs, likewise. */
export async function readSources(
  folder: string,
): Promise<YamlFile<{ sources: readonly Source[] }> | null> {
  return readFile(folder, 'sources.yaml', schemasFor(await readLanguages(folder)).sourcesFile);
}

async function readFile<S extends z.ZodType>(
  folder: string,
  name: string,
  schema: S,
): Promise<YamlFile<z.infer<S>> | null> {
  const read = await readText(folder, name);
  if ('problem' in read) return null;
  const result = readYaml(read.file, read.text, schema);
  return 'ok' in result ? result.ok : null;
}
