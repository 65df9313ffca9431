import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dump } from 'js-yaml';
import { onTestFinished } from 'vitest';
import {
  describeProblem,
  findHints,
  loadLibrary,
  type Problem,
} from '../../src/library/loading/index.ts';

/** A minimal sound pack that tests bend: one source, a library file and what briefs they add. */
export const SOURCES = {
  sources: [
    {
      id: 'gazette',
      publisher: { en: 'The Gazette', ja: 'ガゼット' },
      title: 'Bridge opens',
      date: '2025-03-30',
      url: 'https://example.org/bridge',
      kind: 'press',
      paragraphs: 9,
    },
    {
      id: 'monthly',
      publisher: { en: 'The Monthly', ja: 'マンスリー' },
      title: null,
      date: '2025-03',
      kind: 'analysis',
      paragraphs: 9,
    },
  ],
};

/** Its sources are old: that says something only where a test asks for it. */
export const PACK = {
  staleAfter: 'never',
  title: { en: 'Town news', ja: '町の話題' },
  groups: [{ id: 'roads', title: { en: 'Roads', ja: '道路' } }],
  glossary: [{ id: 'bridge', en: ['Great Bridge', 'GB'], ja: ['大橋'] }],
};

/** A sound brief; `changes` replaces its top-level fields. */
export function brief(id: string, changes: Record<string, unknown> = {}) {
  const name = id[0]?.toUpperCase() + id.slice(1);
  const statement = (en: string, ja: string) => ({ en, ja, cites: ['gazette#1'] });
  return {
    id,
    title: { en: `${name} title`, ja: `${id}の題` },
    group: 'roads',
    aliases: { en: [`${name} alias`], ja: [`${id}の別名`] },
    checked: '2026-01-01',
    reviewBy: '2026-06-30',
    bottomLine: statement('The point.', '要点。'),
    whyItMatters: statement('The reason.', '理由。'),
    facts: [
      { id: `${id}-opened`, status: 'reported', ...statement('It opened.', '開通した。') },
      {
        id: `${id}-cost`,
        status: 'disputed',
        en: 'The cost is disputed.',
        ja: '費用は資料によって異なる。',
        sides: [
          { en: 'The Gazette says 3.', ja: 'ガゼットは3とする。', cites: ['gazette#2'] },
          { en: 'The Monthly says 4.', ja: 'マンスリーは4とする。', cites: ['monthly#2'] },
        ],
      },
    ],
    ...changes,
  };
}

/**
 * A folder in the system's temporary folder, removed after the test. Values are written as YAML,
 * strings as they are; null leaves one of the standard files out.
 */
export async function packFolder(
  files: Record<string, unknown> = { 'bridge.yaml': brief('bridge') },
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'briefs-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const all = { 'sources.yaml': SOURCES, 'library.yaml': PACK, ...files };
  for (const [name, content] of Object.entries(all)) {
    if (content !== null) await put(folder, name, content);
  }
  return folder;
}

/** Writes one file of a pack. */
export async function put(folder: string, name: string, content: unknown): Promise<void> {
  await writeFile(
    join(folder, name),
    typeof content === 'string' ? content : dump(content, { lineWidth: -1 }),
  );
}

/** Loads a pack and gives its problems as printed, without the temporary folder's path. */
export async function problemsOf(files: Record<string, unknown>): Promise<string[]> {
  const folder = await packFolder(files);
  return printed((await loadLibrary(folder)).problems, folder);
}

/** Likewise what is no fault but most likely a slip; without the facts that have no ask. */
export async function hintsOf(
  files: Record<string, unknown>,
  now = new Date('2026-01-01T12:00:00Z'),
): Promise<string[]> {
  const folder = await packFolder(files);
  const hints = await findHints(folder, now);
  return printed(
    hints.filter(({ wrong }) => !/^the fact ".*" has no ask in /.test(wrong)),
    folder,
  );
}

const printed = (problems: readonly Problem[], folder: string) =>
  problems.map((problem) => describeProblem(problem).replaceAll(`${folder}/`, ''));

/** Files of a pack with their texts in one language only. */
export function packIn(lang: 'en' | 'ja', files: Record<string, unknown>): Record<string, unknown> {
  const all: Record<string, unknown> = { 'sources.yaml': SOURCES, 'library.yaml': PACK, ...files };
  const written = onlyIn(lang, all) as Record<string, object>;
  return { ...written, 'library.yaml': { ...written['library.yaml'], languages: [lang] } };
}

function onlyIn(lang: 'en' | 'ja', value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => onlyIn(lang, each));
  if (typeof value !== 'object' || value === null) return value;
  const other = lang === 'en' ? 'ja' : 'en';
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== other)
      .map(([name, each]) => [name, onlyIn(lang, each)]),
  );
}
