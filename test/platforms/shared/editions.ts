import { buildLibrary, type Library } from '../../../src/library/library.ts';
import type {
  BriefFile,
  Cite,
  FactEntry,
  LibraryFile,
  Source,
} from '../../../src/library/schema.ts';

/** A library whose one story is told in so many facts that belong together: answers get long. */
export function editionsOf(parts: number): Library {
  const cites = [{ source: 'gazette', paragraph: 1 }] as Cite[];
  const padding = ' It goes on and on, as long stories do.'.repeat(14);
  const ids = Array.from({ length: parts }, (_, i) => `story-${i + 1}` as FactEntry['id']);
  const sides = ids.map((_, i) => {
    const text = `Part ${i + 1} of the long story of the harbour.${padding}`;
    return { en: text, ja: text, cites };
  });
  const ask = 'what is the long story of the harbour';
  const fact = {
    id: 'story',
    status: 'disputed',
    en: 'The long story of the harbour is told in many ways.',
    ja: '港の長い話には諸説ある。',
    sides,
    asks: { en: [ask], ja: [] },
  } as unknown as FactEntry;
  const statement = { en: 'The harbour.', ja: '港。', cites };
  const brief = {
    id: 'harbour',
    title: { en: 'The harbour', ja: '港' },
    aliases: { en: [], ja: [] },
    checked: '2026-01-01',
    reviewBy: '2036-06-30',
    bottomLine: statement,
    whyItMatters: statement,
    facts: [fact],
  } as unknown as BriefFile;
  const source = {
    id: 'gazette',
    publisher: { en: 'The Gazette', ja: 'ガゼット' },
    title: 'The harbour',
    date: '2025-03-30',
    kind: 'press',
    paragraphs: 9,
  } as unknown as Source;
  const settings = {
    title: { en: 'Town', ja: '町' },
    groups: [],
    glossary: [],
  } as unknown as LibraryFile;
  return buildLibrary({ version: 'story', settings, sources: [source], briefs: [brief] });
}
