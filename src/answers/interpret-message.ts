import {
  type Brief,
  type BriefId,
  type DateText,
  findTopic,
  LANGS,
  type Lang,
  type Library,
  textLangFor,
} from '../library/index.ts';
import { type Answer, answerQuestion } from './answer.ts';
import { NO_THREAD, namesIn, type Thread } from './follow-ups.ts';
import { indexFor, queryTermsOf } from './index/index.ts';
import { type SecondStage, WORDS_ALONE } from './second-stage.ts';
import {
  type BotQuestion,
  botQuestionOf,
  broughtToCheck,
  displayRequestOf,
  languageOf,
  normalise,
  readMessage,
  type SmallTalk,
  smallTalkOf,
} from './text/index.ts';

/** What a message came to. */
export type Interpretation =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'small-talk'; readonly talk: SmallTalk; readonly lang: Lang }
  /** A question about the bot itself. */
  | { readonly kind: 'bot-question'; readonly question: BotQuestion; readonly lang: Lang }
  /** A brief, a timeline or a list of sources is to be opened; null: that of all. */
  | {
      readonly kind: 'open';
      readonly command: 'brief' | 'timeline' | 'sources';
      readonly topic: BriefId | null;
      readonly lang: Lang;
    }
  /** The last reply is to be shown in a language. */
  | { readonly kind: 'repeat'; readonly lang: Lang }
  /** A statement is to be held against the briefs ("check: …"). */
  | { readonly kind: 'check'; readonly text: string; readonly lang: Lang }
  | {
      readonly kind: 'answers';
      /** The language of the first question. */
      readonly lang: Lang;
      /** At least one, in the order of the questions. */
      readonly answers: readonly Answer[];
      /** The brief that the conversation is about now. */
      readonly topic: BriefId | null;
      /** Ids of the names of the glossary that it is about now. */
      readonly names: readonly string[];
      /** The message was longer than is read. */
      readonly cut: boolean;
      /** More questions were asked than are answered at once. */
      readonly more: boolean;
    };

/**
 * Interprets a message as it came: small talk, a question about the bot, something to open, a statement to check, or questions (at most
 * three), each answered from the library's facts in the language it is asked in. `asker`: the language where a question does not show its own. `thread`: what the
 * conversation was about. `today`: for "last month" and its like.
 */
export function interpretMessage(
  raw: string,
  asker: Lang,
  library: Library,
  thread: Thread | null,
  stage: SecondStage = WORDS_ALONE,
  today: DateText = library.reach,
): Interpretation {
  const statement = broughtToCheck(raw);
  if (statement !== null) {
    return { kind: 'check', text: statement, lang: languageOf(statement, asker) };
  }
  const { questions, cut, more } = readMessage(raw);
  const [first] = questions;
  if (first === undefined) return { kind: 'nothing' };
  const lang = languageOf(first, asker);
  const simple =
    questions.length === 1 ? simpleMessage(first, lang, library, thread?.topic ?? null) : null;
  if (simple) return simple;

  const answers: Answer[] = [];
  let about = thread ?? NO_THREAD;
  for (const question of questions) {
    const own = languageOf(question, lang);
    const answer = answerQuestion(question, own, library, about, stage, today);
    const [fact] = answer.kind === 'missed' ? [] : answer.facts;
    if (fact && answer.kind !== 'missed') {
      const named = namesIn(answer.reading.text, own, library);
      const names = named.length === 0 && fact.brief === about.topic ? about.names : named;
      about = { topic: fact.brief, names, facts: answer.facts };
    }
    answers.push(answer);
  }
  const { topic, names } = about;
  return { kind: 'answers', lang, answers, topic, names, cut, more };
}

/** A message that asks for no fact, or null. `topic`: the brief that the conversation was about. */
function simpleMessage(
  text: string,
  lang: Lang,
  library: Library,
  topic: BriefId | null,
): Interpretation | null {
  const talk = smallTalkOf(text, lang);
  if (talk) return { kind: 'small-talk', talk, lang };
  const named = findTopic(library, text);
  if (named) return { kind: 'open', command: 'brief', topic: named.id, lang };
  const wanted = displayRequestOf(text, lang);
  if (wanted?.kind === 'repeat') return wanted;
  if (wanted) {
    const { command } = wanted;
    // "Timeline" is that of all; "summarize" leans on what was talked about.
    const about = command === 'brief' ? topic : null;
    if (wanted.topic === null) return { kind: 'open', command, topic: about, lang };
    const found = findTopic(library, wanted.topic) ?? topicMeant(bare(wanted.topic), library);
    if (found) return { kind: 'open', command, topic: found.id, lang };
  }
  const question = botQuestionOf(text, lang, (word) => isOfBriefs(word, lang, library));
  return question && { kind: 'bot-question', question, lang };
}

/**
 * The brief that a request names within other words: "the harbour issue" is about a brief called "harbour", and "the
 * merger" about one that is called "merger of two banks".
 */
function topicMeant(topic: string, library: Library): Brief | null {
  const exact = findTopic(library, topic);
  if (exact) return exact;
  const named = topic.replace(OF_A_TOPIC, ' ').trim();
  const inner = findTopic(library, named);
  if (inner || named.length < SHORTEST_NAME) return inner;
  const isJapanese = languageOf(named, 'en') === 'ja';
  const begins = (name: string) => {
    const key = normalise(name).replace(/^(?:the|a|an) /, '');
    return isJapanese ? key.includes(named) : `${key} `.startsWith(`${named} `);
  };
  const [only, ...others] = [...library.briefs.values()].filter(({ title }) =>
    LANGS.some((lang) => begins(title[lang])),
  );
  return only && others.length === 0 ? only : null;
}

/** Words that call something a topic. */
const OF_A_TOPIC =
  /\b(?:the|issues?|affair|matter|topic|story|question|debate|case|situation|thing|subject)\b|(?:の?(?:件|話|話題|問題|状況|こと|テーマ))$/g;
const SHORTEST_NAME = 3;

/** Whether a word says something in the briefs. */
const isOfBriefs = (word: string, lang: Lang, library: Library): boolean =>
  queryTermsOf(normalise(word), indexFor(library, textLangFor(lang, library.languages))).some(
    ({ isName, known, isVague }) => isName || (known && !isVague),
  );

/** "The timeline" is about what a brief calls "timeline". */
const bare = (topic: string) => topic.replace(/^(?:on |about |of |for )?(?:(?:the|a|an) )?/, '');
