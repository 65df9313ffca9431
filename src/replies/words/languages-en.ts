import type { Lang } from '../../library/index.ts';

const NAMES: Readonly<Record<Lang, string>> = { en: 'English', ja: 'Japanese' };

/** "in English or Japanese": the languages that the briefs are in, and may be asked in. */
export const askedIn = (langs: readonly Lang[]): string =>
  `in ${langs.map((lang) => NAMES[lang]).join(' or ')}`;

/** "in English and Japanese". */
export const writtenIn = (langs: readonly Lang[]): string =>
  `in ${langs.map((lang) => NAMES[lang]).join(' and ')}`;

/** Of briefs that are not in the reader's language, in English. */
export const languagesEn = {
  askedIn,
  otherLanguage: {
    only: (lang: Lang) => `The briefs are in ${NAMES[lang]} only.`,
    miss: 'I found nothing for that.',
    ask: (lang: Lang) => `I understand questions about them in ${NAMES[lang]} only.`,
  },
};
