import { type Fact, type Lang, memoisePer } from '../../library/index.ts';
import { sentencesOf } from './said.ts';

const kept = {
  en: memoisePer((fact: Fact) => sentencesOf(fact, 'en')),
  ja: memoisePer((fact: Fact) => sentencesOf(fact, 'ja')),
};

/** The sentences of a fact, normalised. They are kept, as each claim of a text is held against the same few facts. */
export const factSentences = (fact: Fact, lang: Lang): readonly string[] => kept[lang](fact);
