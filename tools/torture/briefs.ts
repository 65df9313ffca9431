import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dump } from 'js-yaml';

const NAMES = ['bridge', 'tunnel', 'harbour', 'station', 'market'];

/**
 * Writes a few small briefs into a new folder: digests of them differ as those of the real ones do, and a bot that
 * runs for a second need not index all of those first.
 */
export async function writeBriefs(folder: string): Promise<void> {
  await mkdir(folder);
  const write = (name: string, content: unknown) =>
    writeFile(join(folder, `${name}.yaml`), dump(content));
  await write('sources', SOURCES);
  await write('library', LIBRARY);
  for (const name of NAMES) await write(name, briefOf(name));
}

const SOURCES = {
  sources: [
    {
      id: 'gazette',
      publisher: { en: 'The Gazette', ja: 'ガゼット' },
      title: 'What is being built',
      date: '2025-03-30',
      url: 'https://example.org/built',
      kind: 'press',
      paragraphs: 9,
    },
  ],
};

const LIBRARY = {
  title: { en: 'Town news', ja: '町の話題' },
  groups: [{ id: 'roads', title: { en: 'Roads', ja: '道路' } }],
  glossary: [],
};

function briefOf(id: string) {
  const said = (en: string, ja: string) => ({ en, ja, cites: ['gazette#1'] });
  return {
    id,
    title: { en: `The ${id}`, ja: `${id}について` },
    group: 'roads',
    aliases: { en: [`new ${id}`], ja: [`新しい${id}`] },
    checked: '2026-01-01',
    reviewBy: '2030-01-01',
    bottomLine: said(`The ${id} is open.`, `${id}は開いています。`),
    whyItMatters: said('The town waited for it.', '町が待っていました。'),
    facts: [{ id: `${id}-opened`, status: 'reported', ...said('It opened.', '開きました。') }],
  };
}
