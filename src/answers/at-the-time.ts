import type { DateText, Fact, Lang, Library } from '../library/index.ts';
import { ANSWER_THRESHOLD } from './answerability/index.ts';
import { NO_THREAD } from './follow-ups.ts';
import type { FactIndex } from './index/index.ts';
import { bestReading } from './reading.ts';

/** A question for who held an office when something happened, in its two parts. */
export type OfficeAtEvent = {
  /** "Who was mayor". */
  readonly office: string;
  /** "The bridge was opened". */
  readonly event: string;
};

/** "Who was mayor, and when did she start" asks twice. */
const CLAUSE = String.raw`(?!(?:do|does|did|is|are|was|were|has|have|had|will|would|can|could|should)(?:n't)? )(?<event>(?:[\w'-]+ )+[\w'-]+)`;
const AT = '(?:when|at the time (?:of|that|when)|on the day (?:of|that|when))';

const PATTERNS: Record<Lang, readonly RegExp[]> = {
  en: [
    new RegExp(
      String.raw`^(?<office>(?:(?:and|so|but) )?(?:who|name of|what was the name of)\b.*?) (?:while|${AT}) ${CLAUSE}[?. ]*$`,
    ),
    new RegExp(String.raw`^${AT} (?<event>[^,]+), (?<office>who\b.*)$`),
  ],
  ja: [
    /^(?<event>.{4,}?[ただ])(?:とき|時点|時|際|当時|頃|ころ|日)(?:には|に|の|、)+(?<office>.*(?:誰|だれ|どなた|名前).*)$/,
  ],
};

/** The two parts of such a question, normalised; null: it is none. */
export function officeAtEvent(text: string, lang: Lang): OfficeAtEvent | null {
  for (const pattern of PATTERNS[lang]) {
    const { office, event } = pattern.exec(text)?.groups ?? {};
    if (office && event) return { office, event };
  }
  return null;
}

/** The fact that tells of an event, and its day or month. */
export type DatedEvent = { readonly fact: Fact; readonly date: DateText };

/** The event that a clause names ("the bridge was opened"); null: no fact with a date tells of it for certain. */
export function eventNamed(event: string, index: FactIndex, library: Library): DatedEvent | null {
  const reading = bestReading(event, index, null, NO_THREAD, () => true, library, new Map());
  if (reading.confidence < ANSWER_THRESHOLD) return null;
  const [dated] = reading.ranked
    .slice(0, NEAR_THE_TOP)
    .flatMap(({ fact }) => (fact.date === undefined ? [] : { fact, date: fact.date }));
  return dated ?? null;
}

/** The event may be told of by two facts, of which the other has its date. */
const NEAR_THE_TOP = 2;
