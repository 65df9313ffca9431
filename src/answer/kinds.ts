import type { Fact } from '../library/library.ts';
import { citesOf } from '../library/library.ts';
import type { Lang } from '../library/schema.ts';
import { normalise } from './normalise.ts';

/** What kind of thing a question asks for. */
export type Kind = 'who' | 'when' | 'where' | 'how-many' | 'why' | 'which' | 'list' | 'other';

/** The first pattern that fits decides: "how many" before "how", "which countries" before "which". */
const PATTERNS: Record<Lang, readonly (readonly [Kind, RegExp])[]> = {
  en: [
    [
      'how-many',
      /\bhow (many|much|big|large)\b|\b(number|figure|amount|total|headcount) of\b|\bhow (long|old)\b/,
    ],
    [
      'when',
      /\bwhen\b|\bwhat (date|day|month|year|time)\b|\bwhich (date|day|month|year)\b|\bsince when\b|\bdate of\b/,
    ],
    [
      'where',
      /\bwhere\b|\b(what|which) (place|city|country|prefecture|location|building|base)\b|\blocation of\b/,
    ],
    ['why', /\bwhy\b|\bhow come\b|\breasons?\b|\bwhat for\b|\bpurpose\b|\bbecause of what\b/],
    ['who', /\bwho('s|s|m|se)?\b|\bwhich (person|official|minister|politician|general|leader)\b/],
    [
      'list',
      /\blist\b|\bname (the|all|three|two|some)\b|\b(what|which) (are the|countries|services|branches|members|people|domains|threats|topics)\b/,
    ],
    ['which', /\bwhich\b/],
  ],
  ja: [
    [
      'how-many',
      /何人|何名|何隻|何機|何発|何回|何周年|何年(間|かか|目)|いくつ|いくら|どれくらい|どれぐらい|どのくらい|どのぐらい|人数|規模/,
    ],
    ['when', /いつ|何月|何日|何年|何時|日付|時期|年月日/],
    ['where', /どこ|何処|場所|どちらにあ|何県|どの県|所在/],
    ['why', /なぜ|何故|どうして|なんで|何で|理由|わけ|ワケ|目的|ねらい|狙い/],
    ['who', /誰|だれ|どなた|何者|どの人|どんな人/],
    ['list', /すべて|全部|一覧|挙げて|それぞれ|どの国々|どこの国|メンバー/],
    ['which', /どの|どれ|どっち|どちら|どんな/],
  ],
};

/** What kind of thing is asked for; `other` for yes-no questions, fragments and the rest. */
export function kindOf(question: string, lang: Lang): Kind {
  const text = normalise(question);
  return PATTERNS[lang].find(([, pattern]) => pattern.test(text))?.[0] ?? 'other';
}

const MONTHS =
  'January|February|March|April|May|June|July|August|September|October|November|December';
const TIME = new RegExp(
  `\\b(?:${MONTHS}|\\d{4}|years?|months?|weeks?|days?|hours?|soon|before|after|first|during|recently|begun|started|already|once|peacetime)\\b`,
);
const NUMBER =
  /\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozen|several|both|many|few|hundred|thousand|million|no|not)\b/i;
const NAME = /(?<=[a-z,;“(] )[A-Z][a-z]+/;
const PLACE =
  /\b(?:in|at|on|to|from|near|of|with|based|around|across|off|along|between)\b[^.]*[A-Z]|-based\b/;

/**
 * Whether a fact holds the kind of thing asked for: a figure, a time, a place, somebody. The English
 * text is looked at for both languages, since both say the same.
 */
export function supplies(fact: Fact, kind: Kind): boolean {
  const text = [
    fact.en,
    ...(fact.status === 'disputed' ? fact.sides.map(({ en }) => en) : []),
  ].join(' ');
  switch (kind) {
    case 'when':
      return fact.date !== undefined || TIME.test(text);
    case 'how-many':
      return NUMBER.test(text.replace(new RegExp(`\\d{0,2} ?(?:${MONTHS}) ?(?:\\d{4})?`, 'g'), ''));
    case 'who':
      return (
        fact.status === 'said' ||
        NAME.test(text) ||
        /^[A-Z][a-z]+ |official|minister|secretary/i.test(text)
      );
    case 'where':
      return PLACE.test(text);
    default:
      return citesOf(fact).length > 0;
  }
}
