import type { Lang } from '../index.ts';

/** How messages to editors call the languages. */
export const LANGUAGE_NAMES: Readonly<Record<Lang, string>> = { en: 'English', ja: 'Japanese' };
