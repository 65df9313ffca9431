import type { Lang } from '../../../library/index.ts';
import { SMALL_TALK as EN } from '../lexicon/en.ts';
import { SMALL_TALK as JA } from '../lexicon/ja.ts';
import { normalise } from '../normalise.ts';

export type SmallTalk = keyof typeof EN;

const KINDS = Object.keys(EN) as SmallTalk[];

/** What kind of small talk a whole message is, or null where it is something else. */
export function smallTalkOf(text: string, lang: Lang): SmallTalk | null {
  const plain = normalise(text)
    .replace(/[\p{P}\p{S}]+/gu, ' ')
    .trim();
  const patterns: Record<SmallTalk, RegExp> = lang === 'en' ? EN : JA;
  const bare = lang === 'ja' ? plain.replaceAll(' ', '') : plain;
  return KINDS.find((kind) => patterns[kind].test(bare)) ?? null;
}
