export { frequencyRank } from './everyday-english.ts';
export { isFunctionWord } from './fillers.ts';
export { readingsOf, readMessage, readStatement, type Statement } from './interpret-message.ts';
export { normalise } from './normalise.ts';
export { type Phrases, preparePhrases } from './phrases.ts';
export { type Pointing, pointingOf } from './pointing.ts';
export {
  canBeDenied,
  isAmount,
  isStrict,
  kindOf,
  type QuestionType,
  SAME_KIND,
  sameTypeBonus,
} from './question-types.ts';
export { type SmallTalk, smallTalkOf } from './small-talk.ts';
export { segmentsOf, type Token, tokenise } from './tokens.ts';
export { collectVocabulary, type Vocabulary } from './vocabulary.ts';
