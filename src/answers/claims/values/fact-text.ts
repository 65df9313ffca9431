import { type Fact, memoisePerLang, textsOf } from '../../../library/index.ts';
import { normalise } from '../../text/index.ts';

// Each claim of a text is held against the same few facts, so what they say is kept.

/** All that a fact says, normalised. */
export const factText = memoisePerLang((fact: Fact, lang) =>
  normalise(textsOf(fact, lang).join(' ')),
);

/** Where an English sentence ends; "Lt. Gen." and "6 p.m. Tuesday" do not. */
const ENDS =
  /(?<=[a-z0-9)]\.)(?<!\b(?:Lt|Gen|Adm|Col|Maj|Capt|Sgt|Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Prof|Jr|Sr|[ap]\.m)\.) (?=[A-Z])/;

/** The sentences of a fact, normalised. */
export const factSentences = memoisePerLang((fact: Fact, lang): readonly string[] =>
  textsOf(fact, lang)
    .join(' ')
    .split(lang === 'ja' ? /(?<=。)/ : ENDS)
    .map((sentence) => normalise(sentence).replace(/[.。]$/, '')),
);
