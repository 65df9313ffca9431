import type { z } from 'zod';
import { type BriefFile, briefFile, libraryFile, sourcesFile } from '../index.ts';
import { listFolder, readText } from './read-folder.ts';
import { readYaml, type YamlFile } from './yaml-file.ts';

/** The briefs of a folder as their files hold them, with the places of what is in them; faulty files are left out. */
export async function readBriefs(folder: string): Promise<readonly YamlFile<BriefFile>[]> {
  const listing = await listFolder(folder);
  if ('problem' in listing) return [];
  const texts = await Promise.all(listing.names.map((name) => readText(folder, name)));
  return texts.flatMap((read) => {
    if ('problem' in read) return [];
    // What does not fit the schema of briefs is one of the folder's own files, or has faults that loading it tells.
    const result = readYaml(read.file, read.text, briefFile);
    return 'ok' in result ? result.ok : [];
  });
}

/** The settings of a folder of briefs, with the places of what is in them; null if they have faults or are not there. */
export const readSettings = (folder: string) => readFile(folder, 'library.yaml', libraryFile);

/** The sources of a folder of briefs, likewise. */
export const readSources = (folder: string) => readFile(folder, 'sources.yaml', sourcesFile);

async function readFile<T>(
  folder: string,
  name: string,
  schema: z.ZodType<T>,
): Promise<YamlFile<T> | null> {
  const read = await readText(folder, name);
  if ('problem' in read) return null;
  const result = readYaml(read.file, read.text, schema);
  return 'ok' in result ? result.ok : null;
}
