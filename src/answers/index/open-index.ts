import type { Lang, Library } from '../../library/index.ts';
import { openPhrases, openVocabulary, StringTable } from '../text/index.ts';
import { prepareAnswerTypes } from './answer-types/index.ts';
import { openLines, questionsOf } from './draft-lines.ts';
import type { FactIndex, IndexData } from './types.ts';

/** Makes an index ready for questions. The data is not copied; `library` is the snapshot that it was made from. */
export function openIndex(data: IndexData, library: Library, lang: Lang): FactIndex {
  const phrases = openPhrases(data.phrases, lang);
  const terms = StringTable.from(data.terms);
  const means = (stem: string) => terms.has(stem) || phrases.ofWord(stem).length > 0;
  const facts = [...library.facts.values()];
  const textsOfLines = () =>
    facts.flatMap((fact) => ['', ...questionsOf(fact, lang).flatMap(([, questions]) => questions)]);
  const { questions, ...unanswerable } = data.unanswerable;
  const textsOfUnanswerable = () =>
    Array.from(questions, (question) => library.uncovered[lang][question] ?? '');
  return {
    ...data,
    lang,
    facts,
    phrases,
    terms,
    vocabulary: openVocabulary(data.vocabulary, lang, means),
    holdsAnswerType: prepareAnswerTypes(library),
    lines: openLines(data.lines, textsOfLines, lang),
    unanswerable: {
      ...unanswerable,
      lines: openLines(unanswerable.lines, textsOfUnanswerable, lang),
    },
  };
}
