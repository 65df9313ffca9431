import type { Lang } from '../../library/index.ts';
import type { languagesEn } from './languages-en.ts';

const NAMES: Readonly<Record<Lang, string>> = { en: '英語', ja: '日本語' };

/** 日本語でも英語でも: the languages that the briefs are in, and may be asked in. */
export const askedInJa = (langs: readonly Lang[]): string =>
  langs.length > 1 ? '日本語でも英語でも' : langs.map((lang) => `${NAMES[lang]}で`).join('');

/** 日本語と英語で. */
export const writtenInJa = (langs: readonly Lang[]): string =>
  langs.length > 1 ? '日本語と英語で' : langs.map((lang) => `${NAMES[lang]}で`).join('');

/** Of briefs that are not in the reader's language, in Japanese. */
export const languagesJa: typeof languagesEn = {
  askedIn: askedInJa,
  otherLanguage: {
    only: (lang) => `解説は${NAMES[lang]}のみです。`,
    miss: '該当する内容は見つかりませんでした。',
    ask: (lang) => `解説についてのご質問は、${NAMES[lang]}でお願いします。`,
  },
};
