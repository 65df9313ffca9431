import { type BriefFile, briefFile, type LibraryFile, libraryFile } from '../index.ts';
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
export async function readSettings(folder: string): Promise<YamlFile<LibraryFile> | null> {
  const read = await readText(folder, 'library.yaml');
  if ('problem' in read) return null;
  const result = readYaml(read.file, read.text, libraryFile);
  return 'ok' in result ? result.ok : null;
}
