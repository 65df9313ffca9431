import type { Lang, Library, Term } from '../library/index.ts';
import { askedBefore, type Thread, withoutGoingOn } from './follow-ups.ts';
import { type FactIndex, indexFor } from './index/index.ts';
import { datesIn, normalise } from './text/index.ts';

/** The question asked before, of something else: "and Hegseth?", 沖縄は？. */
export type SameQuestion = {
  /** Ways to put it, each in words of an editor. */
  readonly lines: readonly string[];
  /** What the answer has to be about, in the asker's words; empty for a time, which is a condition anyway. */
  readonly about: string;
  /** Somebody's words were told, and those of another are asked for. */
  readonly asksForWords: boolean;
};

/** A question of its own, however short: it has a question word or a verb. */
const OF_ITS_OWN: Record<Lang, RegExp> = {
  en: /\b(?:who|whom|whose|what|when|where|why|how|which|is|are|was|were|do|does|did|will|would|can|could|should|has|have|had)\b/,
  ja: /誰|だれ|何|なに|どこ|いつ|なぜ|どう|どの|どれ|どち|いくら|いくつ|理由|(?:ます|です|ました|でした)か|[るたい]の?$/,
};
/** What marks such a question: "what about …", …は？. */
const WHAT_ABOUT: Record<Lang, RegExp> = {
  en: /^(?:(?:and|but|so|then|ok|okay),? )?(?:what|how) about /,
  ja: /(?:については|に関しては|の場合は|のほうは|の方は|は(?:どう|いかが)(?:ですか|でしょうか|なの)?|は)$/,
};
/** "Who was it in March 2025?" puts the question of before to another time. */
const WHO_THEN: Record<Lang, RegExp> = {
  en: /^(?:(?:and|but|so|then|ok|okay),? )?who (?:is|was) (?:it|that|this)\b/,
  ja: /(?:の時点で|のとき|の時|当時)?は?(?:誰|だれ|どなた)(?:だった|でした|です)?(?:の|か|のか|のですか|んですか)?$/,
};
const MOST_WORDS = 6;
const MOST_CHARACTERS = 40;

/** A question that only names another thing, place or time, as the question before put to that; null: it is none such. */
export function sameQuestion(
  question: string,
  lang: Lang,
  thread: Thread,
  library: Library,
): SameQuestion | null {
  const [fact] = thread.facts;
  const text = normalise(question).replace(/[?!.。、 ]+$/, '');
  const then = text.replace(WHO_THEN[lang], '').trim();
  const isThen = then !== text && datesIn(then, lang).length > 0;
  const marked = isThen ? then : text.replace(WHAT_ABOUT[lang], '');
  const rest = withoutGoingOn(marked, lang).replace(/[,、 ]+$/, '');
  if (!fact || fact.brief !== thread.topic || rest === text || rest === '') return null;
  const isLong =
    lang === 'en' ? rest.split(' ').length > MOST_WORDS : rest.length > MOST_CHARACTERS;
  if (isLong || OF_ITS_OWN[lang].test(rest)) return null;
  const index = indexFor(library, lang);
  const isTime = datesIn(rest, lang).length > 0;
  if (fact.status === 'said' && !isTime)
    return { lines: [saying(rest, lang)], about: rest, asksForWords: true };
  const lines = askedBefore(lang, thread).map((line) =>
    isTime ? atTime(normalise(line), rest, lang) : of(rest, normalise(line), index, library),
  );
  return { lines, about: isTime ? '' : rest, asksForWords: false };
}

const saying = (who: string, lang: Lang) =>
  lang === 'en' ? `what did ${who} say` : `${who}は何と言った`;

const beside = (line: string, rest: string, lang: Lang) =>
  lang === 'en' ? `${line.replace(/[?!. ]+$/, '')} ${rest}` : `${rest}、${line}`;

/** A line with another time in place of its own. */
function atTime(line: string, time: string, lang: Lang): string {
  const bare = datesIn(line, lang).reduceRight(
    (rest, { start, end }) => rest.slice(0, start) + rest.slice(end),
    line,
  );
  return beside(bare, time, lang);
}

/** A line with something else in place of a name of its sort: somebody for somebody, a thing for a thing. */
function of(rest: string, line: string, { lang, phrases }: FactIndex, library: Library): string {
  const termOf = (meaning: string): Term | undefined =>
    [...library.terms.values()].find(({ id }) => `§${id}` === meaning);
  const [named] = phrases.names(rest).map(({ meaning }) => termOf(meaning));
  const old = phrases.names(line).find(({ meaning }) => {
    const term = termOf(meaning);
    return term && term.id !== named?.id && (term.person === true) === (named?.person === true);
  });
  if (!old) return beside(line, rest, lang);
  return line.slice(0, old.start) + rest + line.slice(old.end);
}
