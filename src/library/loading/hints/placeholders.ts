import { type BriefFile, LANGS, type Lang } from '../../index.ts';
import type { Problem } from '../problem.ts';
import type { YamlFile } from '../yaml-file.ts';

/** What a new brief says until its editor has written it. */
export const PLACEHOLDERS = {
  bottomLine: { en: 'Write the point here.', ja: 'ここに要点を書きます。' },
  whyItMatters: { en: 'Write here why it matters.', ja: 'ここに、なぜ重要なのかを書きます。' },
  fact: { en: 'Write the first fact here.', ja: 'ここに一つ目の事実を書きます。' },
  ask: {
    en: 'what would somebody type to find this',
    ja: 'これを知りたい人は何と尋ねますか',
  },
} as const;

const TEXTS = new Set<unknown>(Object.values(PLACEHOLDERS).flatMap((each) => Object.values(each)));

/** Whether a text is one that is to be replaced. */
export const isPlaceholder = (text: unknown): boolean => TEXTS.has(text);

/** The first place of a brief that still holds what is to be replaced; `written`: the languages of the folder. */
export function placeholdersLeft(brief: YamlFile<BriefFile>, written: readonly Lang[]): Problem[] {
  const [first, ...others] = leftIn(brief.value, []).filter(({ path }) =>
    // Elsewhere both texts are the one that is written.
    LANGS.every((lang) => written.includes(lang) || !path.includes(lang)),
  );
  if (!first) return [];
  const more = others.length > 0 ? `, and ${others.length} more like it` : '';
  const wrong = `“${first.text}” is still to be replaced${more}: it is served as it stands`;
  return [brief.problem(first.path, wrong, 'write your own text')];
}

function leftIn(value: unknown, path: string[]): { path: string[]; text: unknown }[] {
  if (isPlaceholder(value)) return [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => leftIn(each, [...path, key]));
}
