/**
 * What a message says, as far as its words tell without the briefs: language, questions, question types, tokens and
 * their meanings, small talk.
 */

export {
  type AskedAttribute,
  askedAttributeOf,
  countsWith,
  tellsContact,
  tellsFrequency,
  tellsOffice,
  tellsOtherHolder,
} from './conditions/asked-attribute.ts';
export {
  type Conditions,
  conditionsOf,
  datesIn,
  isPartOfYear,
  NO_CONDITIONS,
  ordinalsIn,
  overlap,
  type Period,
  periodOf,
} from './conditions/index.ts';
export { nationsActingIn } from './conditions/nations.ts';
export {
  isSuccessionWord,
  namesOneOf,
  successionAskedIn,
  tellsSuccession,
} from './conditions/succession.ts';
export { soughtKanji, statedKanji } from './kanji.ts';
export { languageOf } from './language.ts';
export { countries, isCountry, isNationality } from './lexicon/countries.ts';
export { MONTH, MONTH_OR_SHORT, WRITTEN_MONTH } from './lexicon/months.ts';
export { thesaurusOf } from './lexicon/thesaurus.ts';
export {
  type BotQuestion,
  botQuestionOf,
  displayRequestOf,
  isBotQuestion,
} from './messages/bot-questions.ts';
export { broughtToCheck, type Pointing, pointingOf } from './messages/pointing.ts';
export { readingsOf, readMessage, readStatement, type Statement } from './messages/read-message.ts';
export { type SmallTalk, smallTalkOf } from './messages/small-talk.ts';
export { normalise, toKatakana } from './normalise.ts';
export { collectPhrases, openPhrases, type Phrases, type PhrasesData } from './phrases.ts';
export {
  asksForType,
  asksYesOrNo,
  canBeDenied,
  isAmount,
  isStrict,
  type QuestionType,
  questionTypeOf,
  SAME_TYPE_BONUS,
  sameTypeBonus,
} from './question-types.ts';
export { speakerAskedIn } from './speakers.ts';
export { isFunctionWord, isVagueWorth } from './stop-words.ts';
export {
  forgetTokens,
  ownTermsOf,
  type Segments,
  segmentsOf,
  type Token,
  tokenise,
} from './tokens.ts';
export {
  type EverydayWordsData,
  everydayWordsData,
  frequencyRank,
  isProperWord,
  prepareEverydayWords,
  restoreEverydayWords,
} from './vocabulary/everyday-english.ts';
export { StringTable, type StringTableData } from './vocabulary/string-table.ts';
export {
  collectVocabulary,
  openVocabulary,
  type Vocabulary,
  type VocabularyData,
} from './vocabulary/vocabulary.ts';
