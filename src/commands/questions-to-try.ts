import { type Lang, type Library, textLangFor } from '../library/index.ts';

/** A question that a brief answers, for who does not know yet what to ask. */
export type QuestionToTry = {
  /** The title of the brief. */
  readonly title: string;
  readonly question: string;
};

/** Questions to begin with, as the library's editors wrote them: one of each brief that has one, in the order of the briefs. */
export function questionsToTry(library: Library, lang: Lang): readonly QuestionToTry[] {
  const asked = textLangFor(lang, library.languages);
  return [...library.briefs.values()].flatMap(({ title, facts }) => {
    const [question] = facts.flatMap(({ asks }) => asks?.[asked] ?? []);
    return question === undefined ? [] : [{ title: title[lang], question }];
  });
}
