import {
  type Fact,
  isOvertaken,
  type Lang,
  type Library,
  memoisePerLang,
  type Term,
  textsOf,
} from '../../library/index.ts';
import { datesIn, MONTH, normalise, type Phrases } from '../text/index.ts';
import { type Clause, isOfPast } from './clauses.ts';
import { type Claim, OPEN } from './types.ts';
import { factText } from './values/index.ts';

/** Somewhere something is, or somewhere something happens. */
type Role = 'stands' | 'happens';

type Place = {
  readonly role: Role;
  /** As it stands in the text, with its preposition: "at the Defense Ministry in Ichigaya". */
  readonly shown: string;
  /** Its names, normalised. */
  readonly names: readonly string[];
};

/** Up to three words may stand behind these: "worked in one room at". */
const ENGLISH_ROLES: Record<Role, string> = {
  stands: String.raw`(?:is|are|was|were|(?:based|located|sits?|sat|lies|lay|housed|headquartered|stationed|situated|stands?|stood|works?|worked|base|headquarters|office)(?: (?!${'(?:in|at|near|on)'} (?:the )?\p{Lu})[\p{L}'’]+){0,3})`,
  happens:
    'held|met|meets?|meeting|takes? place|took place|opened|signed|talks|founded|set up|established|created|launched|inaugurated',
};
const CAPITAL = String.raw`\p{Lu}[\p{L}\p{N}'’-]*(?: (?:of |the )*\p{Lu}[\p{L}\p{N}'’-]*)*`;
const PREPOSITION = '(?:in|at|near|on)(?! (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)';
const CHAIN = String.raw`${PREPOSITION} (?:the )?${CAPITAL}(?:,? ${PREPOSITION} (?:the )?${CAPITAL})*`;
const english = (role: Role) =>
  new RegExp(
    String.raw`\b(?:${ENGLISH_ROLES[role]})(?: still| now| today)? (?<shown>${CHAIN})`,
    'u',
  );

/** Bounded, so that no text takes long to read. */
const RUN = String.raw`[\p{Script=Han}\p{Script=Katakana}ーヶ々A-Za-z0-9]{1,20}`;
const JAPANESE_ROLES: Record<Role, string> = {
  stands: String.raw`(?:に|で(?![あし]))(?=[^、。はがを]{0,6}(?:置か|置く|ある|あり(?!、)|あった|所在|位置|構え|駐屯)|(?:司令部|本部|拠点|事務所)を(?:置|構|設))`,
  happens: String.raw`で(?=[^、。はが]{0,24}(?:開か|開催|会談|行わ|開いた|会合|創設|設立|新設|発足))`,
};
const japanese = (role: Role) =>
  new RegExp(String.raw`(?<shown>(?:${RUN}[の・]){0,3}${RUN})${JAPANESE_ROLES[role]}`, 'u');

const PATTERNS: Record<Lang, Record<Role, RegExp>> = {
  en: { stands: english('stands'), happens: english('happens') },
  ja: { stands: japanese('stands'), happens: japanese('happens') },
};
const BETWEEN: Record<Lang, RegExp> = {
  en: new RegExp(String.raw`(?:^|,? )${PREPOSITION} (?:the )?`, 'u'),
  ja: /[の・]/,
};

/** Where a text says that something is, or happens; null: nowhere, or not plainly. */
function placeIn(
  text: string,
  lang: Lang,
  roles: readonly Role[] = ['stands', 'happens'],
): Place | null {
  for (const role of roles) {
    const shown = PATTERNS[lang][role].exec(text)?.groups?.['shown'];
    if (shown === undefined) continue;
    const names = shown
      .split(BETWEEN[lang])
      .map(normalise)
      .filter((name) => name !== '');
    const isDate = names.some(
      (name) => /^\d+$/.test(name) || datesIn(`in ${name}`, lang).length > 0 || TIME.test(name),
    );
    // 「240人で発足」
    const isCount = lang === 'ja' && role === 'happens' && /\d/.test(shown);
    if (names.length > 0 && !isDate && !isCount) return { role, shown, names };
  }
  return null;
}

const TIME = new RegExp(String.raw`^(?:${MONTH}|spring|summer|autumn|winter)\b|^\d+[年月日]`);

/** Where a clause says that its subject is; null: it says nothing of the sort. */
export function placeClaim(
  { said, whole, subject }: Clause,
  lang: Lang,
  library: Library,
  phrases: Phrases,
): Claim | null {
  const claimed = placeIn(said, lang);
  if (!claimed || claimed.names.some((name) => isPerson(name, library, phrases))) return null;
  // "A is subordinate to the headquarters in B" is about more than where something is.
  if (claimed.role === 'stands' && namesIn(whole.replace(claimed.shown, ' ')).length > 1)
    return null;
  return {
    shown: claimed.shown,
    said,
    question:
      lang === 'ja'
        ? whole.replace(claimed.shown, 'どこ')
        : `where ${whole.replace(claimed.shown, '')}`,
    judge(fact) {
      if (isOvertaken(fact, library) && !isOfPast(normalise(whole), lang)) return OPEN;
      const text = textsOf(fact, lang).join(' ');
      if (factText(fact, lang).includes(normalise(said))) return { verdict: 'supported' };
      if (!isAbout(fact)) return OPEN;
      const held = placeIn(text, lang, [claimed.role]);
      if (!held) return OPEN;
      const isHeld = (name: string) =>
        held.names.some((one) => one === name || isLonger(one, name, lang) || sameName(one, name));
      if (claimed.names.every(isHeld)) return { verdict: 'supported' };
      // One may lie in the other. Where the briefs name both together, or the subject is called by it, that is likely.
      const mayMeet = claimed.names.some(
        (name) =>
          isHeld(name) || subject.includes(name) || areTogether(name, held.names, lang, library),
      );
      // What happens may happen again elsewhere.
      return mayMeet || held.role === 'happens'
        ? OPEN
        : { verdict: 'not-covered', instead: held.shown };
    },
  };

  /**
   * What the clause names beside the place, the fact or the title of its brief names too; a clause without names must
   * have a name of the brief.
   */
  function isAbout(fact: Fact): boolean {
    const rest = normalise(whole.replace(claimed?.shown ?? '', ' '));
    const names = namesIn(rest);
    const brief = library.briefs.get(fact.brief);
    if (!brief) return false;
    if (names.length === 0) {
      return brief.aliases[lang].some((alias) => rest.includes(normalise(alias)));
    }
    const own = new Set(namesIn(`${textsOf(fact, lang).join(' ')} ${brief.title[lang]}`));
    return names.every((name) => own.has(name));
  }

  function namesIn(text: string): string[] {
    return phrases.names(normalise(text)).map(({ meaning }) => meaning);
  }

  function sameName(one: string, other: string): boolean {
    const meanings = new Set(phrases.names(one).map(({ meaning }) => meaning));
    return phrases.names(other).some(({ meaning }) => meanings.has(meaning));
  }
}

/** "Yokota Air Base" is Yokota, and 米軍横田基地 is 横田基地. */
const isLonger = (one: string, name: string, lang: Lang) =>
  lang === 'ja' ? name.length > 2 && one.endsWith(name) : one.startsWith(`${name} `);

/** Whether a name is a person's, by the glossary. */
export function isPerson(name: string, { terms }: Library, phrases: Phrases): boolean {
  const meanings = phrases.names(name).map(({ meaning }) => meaning.slice(1));
  return [...terms.values()].some(({ id, person }) => person === true && meanings.includes(id));
}

const termText = memoisePerLang((term: Term, lang) =>
  normalise([...term[lang], term.definition?.[lang] ?? ''].join(' ')),
);

/** Whether one text of the briefs, a fact or a definition, has a name beside one of some others. */
function areTogether(
  name: string,
  others: readonly string[],
  lang: Lang,
  { facts, terms }: Library,
): boolean {
  const texts = [
    ...[...facts.values()].map((fact) => factText(fact, lang)),
    ...[...terms.values()].map((term) => termText(term, lang)),
  ];
  return texts.some((text) => text.includes(name) && others.some((other) => text.includes(other)));
}
