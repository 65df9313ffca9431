import type { Lang } from '../../library/index.ts';
import { looksJapanese } from '../../library/text/index.ts';

/** The language of a question: its script; where that says nothing ("JJOC?"), the asker's. */
export function languageOf(text: string, asker: Lang): Lang {
  if (looksJapanese(text)) return 'ja';
  const words = text.match(/[a-z]{2,}/gi) ?? [];
  return words.length >= 2 ? 'en' : asker;
}
