import type { BriefId, Lang, Library } from '../library/index.ts';
import { type Answer, answerQuestion } from './answer.ts';
import { type SecondStage, WORDS_ALONE } from './second-stage.ts';
import { languageOf, readMessage, type SmallTalk, smallTalkOf } from './text/index.ts';

/** What a message came to. */
export type Interpretation =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'small-talk'; readonly talk: SmallTalk; readonly lang: Lang }
  | {
      readonly kind: 'answers';
      /** The language of the first question. */
      readonly lang: Lang;
      /** At least one, in the order of the questions. */
      readonly answers: readonly Answer[];
      /** The brief that the conversation is about now. */
      readonly topic: BriefId | null;
      /** The message was longer than is read. */
      readonly cut: boolean;
      /** More questions were asked than are answered at once. */
      readonly more: boolean;
    };

/**
 * Interprets a message as it came: small talk, or questions (at most three), each answered from the library's facts in
 * the language it is asked in. `asker`: the language where a question does not show its own. `topic`: the brief that
 * the conversation was about.
 */
export function interpretMessage(
  raw: string,
  asker: Lang,
  library: Library,
  topic: BriefId | null,
  stage: SecondStage = WORDS_ALONE,
): Interpretation {
  const { questions, cut, more } = readMessage(raw);
  const [first] = questions;
  if (first === undefined) return { kind: 'nothing' };
  const lang = languageOf(first, asker);
  const talk = questions.length === 1 ? smallTalkOf(first, lang) : null;
  if (talk) return { kind: 'small-talk', talk, lang };

  const answers: Answer[] = [];
  let about = topic;
  for (const question of questions) {
    const brief = about ? (library.briefs.get(about) ?? null) : null;
    const answer = answerQuestion(question, languageOf(question, lang), library, brief, stage);
    if (answer.kind !== 'missed') about = answer.facts[0]?.brief ?? about;
    answers.push(answer);
  }
  return { kind: 'answers', lang, answers, topic: about, cut, more };
}
