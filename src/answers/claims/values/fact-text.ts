import { type Fact, type Lang, memoisePer, textsOf } from '../../../library/index.ts';
import { normalise } from '../../text/index.ts';

const kept = {
  en: memoisePer((fact: Fact) => normalise(textsOf(fact, 'en').join(' '))),
  ja: memoisePer((fact: Fact) => normalise(textsOf(fact, 'ja').join(' '))),
};

/** All that a fact says, normalised. It is kept, as each claim of a text is held against the same few facts. */
export const factText = (fact: Fact, lang: Lang): string => kept[lang](fact);
