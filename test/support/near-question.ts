import { answerQuestion } from '../../src/answers/answer.ts';
import type { Library } from '../../src/library/library.ts';
import type { Lang } from '../../src/library/schema.ts';

/** Words that no brief knows: the more of them a question has, the less sure its answer is. */
const FOREIGN: Readonly<Record<Lang, readonly string[]>> = {
  en: ['zebra', 'piano', 'marmalade', 'glacier'],
  ja: ['シマウマ', 'ピアノ', 'ママレード', '氷河'],
};

/** So that the second stage does not make an answer of it. */
const FAR_FROM_SURE = 0.4;

/**
 * A question that the bot has only near statements for, whatever its weights are now: a question of a fact's own, with
 * as many foreign words as it takes. Throws where there is none.
 */
export function nearQuestion(library: Library, lang: Lang, brief?: string): string {
  for (const fact of library.facts.values()) {
    if (brief !== undefined && fact.brief !== brief) continue;
    for (const ask of fact.asks?.[lang] ?? []) {
      if (/[?？。.]/.test(ask)) continue; // it may be read as two questions
      for (let n = 1; n <= FOREIGN[lang].length; n++) {
        const words = FOREIGN[lang].slice(0, n).join(lang === 'ja' ? 'と' : ' and ');
        const question = lang === 'ja' ? `${words}の${ask}` : `${ask} of the ${words}`;
        const { kind, reading } = answerQuestion(`${question}?`, lang, library);
        if (kind === 'near' && reading.confidence < FAR_FROM_SURE) return question;
        if (kind === 'missed') break;
      }
    }
  }
  throw new Error(`no question of ${brief ?? 'the library'} is near in ${lang}`);
}
