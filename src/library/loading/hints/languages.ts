import { looksJapanese } from '../../text/index.ts';
import { isMostlyJapanese, isSwapped, pairsIn } from '../checks/text-pairs.ts';
import { fieldName } from '../explain-issue.ts';
import type { Problem } from '../problem.ts';
import type { YamlFile } from '../yaml-file.ts';

/** A name or a title may be the same in both languages; what has so many letters and ends in a stop is a sentence. */
const SENTENCE_LETTERS = 20;
const STOP = /[.!?。！？]["'”’)\]」]*$/u;

/** Texts that seem to be in the other language than their field says. That two are swapped is a fault. */
export function textsInOtherLanguage(file: YamlFile<unknown>): Problem[] {
  return pairsIn(file.value).flatMap(({ path, texts }) => {
    if (isSwapped(texts)) return [];
    const at = (lang: 'en' | 'ja', wrong: string, remedy: string) =>
      file.problem([...path, lang], `${fieldName([...path, lang])} ${wrong}`, remedy);
    const letters = texts.ja.match(/\p{L}/gu)?.length ?? 0;
    const isSentence = letters >= SENTENCE_LETTERS && STOP.test(texts.ja);
    return [
      ...(isMostlyJapanese(texts.en)
        ? [at('en', 'is Japanese for the most part', 'write the English text here')]
        : []),
      ...(isSentence && !looksJapanese(texts.ja)
        ? [at('ja', 'has neither kana nor kanji', 'write the Japanese text here')]
        : []),
    ];
  });
}
