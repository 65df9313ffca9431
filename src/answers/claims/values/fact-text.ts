import { type Fact, memoisePerLang, textsOf } from '../../../library/index.ts';
import { normalise } from '../../text/index.ts';

// Each claim of a text is held against the same few facts, so what they say is kept.

/** All that a fact says, normalised. */
export const factText = memoisePerLang((fact: Fact, lang) =>
  normalise(textsOf(fact, lang).join(' ')),
);

/** The sentences of a fact, normalised. */
export const factSentences = memoisePerLang((fact: Fact, lang): readonly string[] =>
  textsOf(fact, lang)
    .join(' ')
    .split(lang === 'ja' ? /(?<=。)/ : /(?<=[a-z0-9)]\.) (?=[A-Z])/)
    .map((sentence) => normalise(sentence).replace(/[.。]$/, '')),
);
