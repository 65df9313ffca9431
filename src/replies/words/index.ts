/*
 * The word catalogues: everything the bot says in its own words, in English and Japanese.
 */
import type { Lang } from '../../library/index.ts';
import { en, type Words } from './en.ts';
import { ja } from './ja.ts';

const CATALOGUE: Record<Lang, Words> = { en, ja };

/** Everything the bot says in its own words, in one language. */
export const wordsFor = (lang: Lang): Words => CATALOGUE[lang];

export type { Words };
