import {
  compareDates,
  type Fact,
  isOvertaken,
  type Lang,
  type Library,
  labelOf,
} from '../../library/index.ts';
import { normalise, type Phrases, tokenise } from '../text/index.ts';
import { type Clause, isAsOf, isOfPast } from './clauses.ts';
import { type Claim, OPEN } from './types.ts';
import { factSentences } from './values/index.ts';

const OFFICE: Record<Lang, string> = {
  en: '(?:commander|minister|secretary|chief|head|leader|director|manager|mayor|president|governor|premier|chair(?:man|woman|person)?|ambassador|spokes(?:man|woman|person))',
  ja: '(?:大臣|首相|総理|相|長官|大統領|司令官|町長|市長|村長|知事|議長|会長|社長|部長|局長|大使|委員長|責任者|総監)',
};

/** Somebody's name as a text without names has it. */
const P = '\uE000';
/** Where a text says who holds which office: the name, and the office in the words of the text. */
const HOLDS: Record<Lang, readonly RegExp[]> = {
  en: [
    new RegExp(
      String.raw`${P}(?: of the [^,.]{1,30}?)? (?:is|was|became|has been|remains|serves as|served as) (?:still |now |then )?(?<office>[^,.;${P}]{0,70}?\b${OFFICE.en}\b(?: of [^,.;${P}]{1,40}?)?)(?=$|[,.;]| (?:who|in|on|by|since|until|from|as|now|when)\b)`,
      'u',
    ),
    new RegExp(
      String.raw`(?:^|, |the )(?<office>[^,.;${P}]{0,60}?\b${OFFICE.en}\b(?: of [^,.;${P}]{1,40}?)?) (?:is|was|remains) (?:still |now |then )?${P}(?=$|[,.;]| (?:of|who)\b)`,
      'u',
    ),
    new RegExp(
      String.raw`${P}(?:, who)? (?<verb>has commanded|has headed|has led|commands|heads|leads) (?<office>[^,.;${P}]{1,50}?)(?=$|[,.;]| (?:since|now)\b)`,
      'u',
    ),
  ],
  ja: [
    new RegExp(
      String.raw`(?<office>(?:[^、。${P}はが]{1,20}の)?[^、。${P}はがの]{0,12}${OFFICE.ja})(?:は|には)、?[^、。${P}]{0,24}${P}(?:氏|さん|海将|空将|陸将|中将|大将)?(?:$|だ|で|です|を充て)`,
      'u',
    ),
    new RegExp(
      String.raw`(?<office>(?:[^、。${P}はが]{1,20}の)?[^、。${P}はがの]{0,12}${OFFICE.ja})に、?[^、。${P}]{0,24}${P}(?:氏|さん|海将|空将|陸将|中将|大将)?(?:を充て|を任命|を起用|を指名|が就)`,
      'u',
    ),
    new RegExp(
      String.raw`${P}(?:氏|さん|海将|空将|陸将|中将|大将)?[はが](?:現在の|今の|いまの|\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:には?|の)?(?:既に|すでに)?)?(?<office>(?:[^、。${P}はが]{1,20}の)?[^、。${P}はがの]{0,12}${OFFICE.ja})(?:$|だ|で|です|に就|を務)`,
      'u',
    ),
  ],
};
/** What somebody is called in passing may be of another time: it confirms where the fact decides, and denies nothing. */
const CALLED: Record<Lang, readonly RegExp[]> = {
  en: [
    new RegExp(
      String.raw`${P},? (?:the |then )?(?<office>[^,.;${P}]{0,50}?\b${OFFICE.en}\b[^,.;${P}]{0,40}?),`,
      'u',
    ),
    // "Ada Holm, head of the mill, first director of the works for two years".
    new RegExp(
      String.raw`${P}, [^,.;${P}]{1,60}, (?:the |then )?(?<office>[^,.;${P}]{0,50}?\b${OFFICE.en}\b[^,.;${P}]{0,60}?)(?=[,;]|$| (?:for|since|until)\b)`,
      'u',
    ),
    new RegExp(
      String.raw`(?:^|[,;:] |\bthe )(?<office>[^,.;:${P}]{0,50}?\b${OFFICE.en}),? ${P}`,
      'u',
    ),
  ],
  ja: [
    new RegExp(
      String.raw`(?<office>(?:[^、。${P}はが]{1,20}の)?[^、。${P}はがの]{0,12}${OFFICE.ja})の${P}`,
      'u',
    ),
  ],
};
/** The deputy is not the commander, nor is the former one. */
const RANK: Record<Lang, RegExp> = {
  en: /\b(?:deputy|vice|former|previous|ex|acting|assistant|incoming|next)\b/,
  ja: /副|前|元|次期|代行|補佐|新/,
};
/** Who led once: of facts, that tells nothing on who leads now. */
const LED = [
  new RegExp(
    String.raw`${P} (?<verb>commanded|headed|led) (?<office>[^,.;${P}]{1,50}?)(?=$|[,.;]| (?:in|on|during|since|until|by|from|as|at)\b)`,
    'u',
  ),
];
const LEADS =
  /^(?<whom>.*?)\b(?:is |was )?(?<verb>commanded|headed|led|chaired|run) by (?:\w+ )?\uE000/u;

type Held = { readonly person: string; readonly office: string };

const ON_OFFICE: Record<Lang, RegExp> = {
  en: new RegExp(String.raw`${OFFICE.en}|\b(?:command|head|lead|led)`, 'u'),
  ja: new RegExp(OFFICE.ja, 'u'),
};
/** So many people of a clause are looked at, and so many characters around each: offices stand near. */
const MOST_NAMED = 8;
const AROUND = 160;
/** Where the rest of a text is left out, it neither begins nor ends. */
const MORE = '\uE001';

/** A text around somebody's name, with a sign in the place of the name. */
function aroundName(text: string, { start, end }: { start: number; end: number }): string {
  const [from, to] = [Math.max(0, start - AROUND), Math.min(text.length, end + AROUND)];
  const before = `${from > 0 ? MORE : ''}${text.slice(from, start)}`;
  return `${before}${P}${text.slice(end, to)}${to < text.length ? MORE : ''}`;
}

/** Who holds which office, by a normalised text of a sentence; null: it does not say so plainly. */
function holderIn(
  text: string,
  lang: Lang,
  people: ReadonlySet<string>,
  phrases: Phrases,
  patterns = HOLDS[lang],
): Held | null {
  // Most texts say nothing on offices, which is told more quickly than who holds one.
  if (!ON_OFFICE[lang].test(text)) return null;
  const named = phrases.names(text).filter(({ meaning }) => people.has(meaning));
  for (const span of named.slice(0, MOST_NAMED)) {
    const marked = aroundName(text, span);
    for (const pattern of patterns) {
      const { office, verb } = pattern.exec(marked)?.groups ?? {};
      if (office === undefined) continue;
      return { person: span.meaning, office: verb ? `${postOf(verb)} of ${office}` : office };
    }
  }
  return null;
}

/** "As of March" is no part of an office; the time is judged by itself. */
const AS_OF =
  /^.*(?:時点|現在|当時)の|^(?=\d)(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:には?|の|、)?(?:既に|すでに)?/u;

/** Who a clause says holds an office; null: it says nothing of the sort, or of nobody whom the glossary names. */
export function holderClaim(
  { said, whole }: Clause,
  lang: Lang,
  library: Library,
  phrases: Phrases,
): Claim | null {
  const terms = [...library.terms.values()];
  const people = new Set(terms.filter(({ person }) => person === true).map(({ id }) => `§${id}`));
  const text = normalise(whole);
  const found =
    holderIn(text, lang, people, phrases) ??
    (lang === 'en' ? holderIn(text, lang, people, phrases, LED) : null) ??
    ledIn(text, people, phrases);
  if (!found) return null;
  const claimed = { ...found, office: found.office.replace(AS_OF, '') };
  const span = phrases.names(text).find(({ meaning }) => meaning === claimed.person);
  if (!span) return null;
  const isPast = isOfPast(text, lang);
  return {
    shown: text.slice(span.start, span.end),
    said,
    question: lang === 'ja' ? `${claimed.office}は誰` : `who is the ${claimed.office}`,
    term: {
      holder: claimed.person,
      isNow: !isPast && isAsOf(text, lang),
      isAll: saysNothingBut(claimed, text, lang, phrases),
    },
    judge: (fact, decides, isThen) => judged(fact, decides, isThen),
  };

  function judged(fact: Fact, decides: boolean, isThen: boolean) {
    // What time has overtaken decides nothing on now.
    if (isOvertaken(fact, library) && !isPast) return OPEN;
    for (const sentence of factSentences(fact, lang)) {
      const held = holderIn(sentence, lang, people, phrases);
      if (!held || !claimed || !isSameOffice(sentence, held.office)) continue;
      if (held.person === claimed.person)
        return !isPast && isSucceeded(fact) ? OPEN : ({ verdict: 'supported' } as const);
      if ((isPast && !isThen) || isBare(claimed.office, lang, phrases)) continue;
      const other = terms.find(({ id }) => `§${id}` === held.person);
      if (other) return { verdict: 'contradicted', instead: labelOf(other, lang) } as const;
    }
    return decides && factSentences(fact, lang).some(isCalled)
      ? ({ verdict: 'supported' } as const)
      : OPEN;
  }

  /** Whether sources show another person in the office after the one of a fact. */
  function isSucceeded({ inOffice }: Fact): boolean {
    if (inOffice === undefined) return false;
    return [...library.facts.values()].some(
      (later) =>
        later.inOffice !== undefined &&
        compareDates(inOffice.to, later.inOffice.from) <= 0 &&
        factSentences(later, lang).some((sentence) => {
          const held = holderIn(sentence, lang, people, phrases);
          return (
            held !== null && held.person !== claimed?.person && isSameOffice(sentence, held.office)
          );
        }),
    );
  }

  function isSameOffice(sentence: string, office: string): boolean {
    const asked = claimed?.office ?? '';
    return (
      hasAll(sentence, asked, lang, phrases) &&
      RANK[lang].exec(office)?.[0] === RANK[lang].exec(asked)?.[0]
    );
  }

  function isCalled(sentence: string): boolean {
    const held = holderIn(sentence, lang, people, phrases, CALLED[lang]);
    return held !== null && held.person === claimed?.person && isSameOffice(sentence, held.office);
  }
}

const postOf = (verb: string) => (verb.includes('command') ? 'commander' : 'head');

/** "The JJOC is commanded by Nagumo". */
function ledIn(text: string, people: ReadonlySet<string>, phrases: Phrases): Held | null {
  for (const { start, end, meaning } of phrases.names(text)) {
    if (!people.has(meaning)) continue;
    const found = LEADS.exec(aroundName(text, { start, end }))?.groups;
    if (!found) continue;
    const { verb = '', whom = '' } = found;
    return { person: meaning, office: `${postOf(verb)} of ${whom.trim()}` };
  }
  return null;
}

const HOLDING: Record<Lang, RegExp> = {
  en: /^(?:command(?:s|ed)?|head(?:s|ed)?|leads?|led|serve[sd]?|become|became|remains?|still|now|currently)$/,
  ja: /^(?:氏|さん|海将|空将|陸将|中将|大将|務め|就任|現在)/,
};

/** Whether a clause says nothing beside who holds which office: "Ada Holm of the mill" says more. */
function saysNothingBut(
  { person, office }: Held,
  clause: string,
  lang: Lang,
  phrases: Phrases,
): boolean {
  const named = new Set(wordsOf(office, lang, phrases).map(({ shown }) => shown));
  return wordsOf(clause, lang, phrases).every(
    ({ shown, meanings }) =>
      meanings.includes(person) || named.has(shown) || HOLDING[lang].test(shown),
  );
}

const wordsOf = (text: string, lang: Lang, phrases: Phrases) =>
  tokenise(text, lang, phrases).filter(({ worth }) => worth > 0);

/** Whether a sentence has every word of an office, or one that means the same. */
function hasAll(sentence: string, office: string, lang: Lang, phrases: Phrases): boolean {
  const said = wordsOf(sentence, lang, phrases);
  const terms = new Set(said.flatMap((token) => [...token.terms, ...token.meanings]));
  return wordsOf(office, lang, phrases).every((token) =>
    [...token.terms.slice(0, 1), ...token.meanings].some((term) => terms.has(term)),
  );
}

/** "The commander", "the minister": of what, it does not say. */
const isBare = (office: string, lang: Lang, phrases: Phrases) =>
  wordsOf(office, lang, phrases).length < 2;
