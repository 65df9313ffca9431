import { type Fact, type Lang, memoisePer, textsOf } from '../../library/index.ts';
import { normalise } from '../text/index.ts';
import { sentencesOf } from './said.ts';

// Each claim of a text is held against the same few facts.

const keptTexts = {
  en: memoisePer((fact: Fact) => normalise(textsOf(fact, 'en').join(' '))),
  ja: memoisePer((fact: Fact) => normalise(textsOf(fact, 'ja').join(' '))),
};
const keptSentences = {
  en: memoisePer((fact: Fact) => sentencesOf(fact, 'en')),
  ja: memoisePer((fact: Fact) => sentencesOf(fact, 'ja')),
};

/** All that a fact says, normalised. */
export const factText = (fact: Fact, lang: Lang): string => keptTexts[lang](fact);

/** The sentences of a fact, normalised. */
export const factSentences = (fact: Fact, lang: Lang): readonly string[] =>
  keptSentences[lang](fact);
