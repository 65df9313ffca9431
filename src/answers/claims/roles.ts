import { stemmer } from 'stemmer';
import type { Fact, Lang } from '../../library/index.ts';
import type { FactIndex } from '../index/index.ts';
import { isFunctionWord } from '../text/index.ts';
import { isRivalNearer } from './rivals.ts';
import { textsSaid } from './sides.ts';
import {
  agree,
  areSame,
  dateValue,
  isSameUnit,
  type Value,
  valuesIn,
  valuesOf,
} from './values/index.ts';

/** What says that something is open: then it may be an open fact's. */
const IS_OPEN: Record<Lang, RegExp> = {
  en: /\b(?:whether|open|un(?:decided|settled|clear|known)|not|no|none|consider(?:s|ed|ing)?|planned|was to|under study|still to|remains?|probably)\b/,
  ja: /どうか|未定|決まって|明らか|検討|ない|なかっ|おらず|予定|見通し|可能性/,
};

/** A value of a statement, and those of one sentence of a fact that agree with it. */
type Matched = { readonly value: Value; readonly said: readonly Value[] };

/**
 * Tells whether a fact bears a value of a statement out beside the others that it has: in the same order, or beside the
 * same words. What is open, or one side of a dispute, bears nothing out that is said flatly.
 */
export function borneOutIn(
  text: string,
  values: readonly Value[],
  facts: readonly Fact[],
  lang: Lang,
  index: FactIndex,
): (value: Value, fact: Fact) => boolean {
  const pairs = pairsOf(values, text);
  const isSaidOpen = IS_OPEN[lang].test(text);
  const open = facts.filter(({ status }) => status === 'undecided' && !isSaidOpen);
  const matchedBy = new Map(
    facts
      .filter((fact) => !open.includes(fact))
      .map((fact) => [fact, textsSaid(fact, text, lang).map(matchedIn)] as const),
  );
  return (value, fact) => {
    const sentences = matchedBy.get(fact);
    // Where a fact that comes nearer leaves it open, another may be on something else.
    const isOpen = open.some(
      (one) => facts.indexOf(one) < facts.indexOf(fact) && hasValue(one, value),
    );
    if (
      !sentences ||
      isOpen ||
      !sentences.some(({ matched }) => matched.some((one) => one.value === value))
    )
      return fact.date !== undefined && value.kind === 'date' && sentences !== undefined && !isOpen
        ? agree(value, dateValue(fact.date), index)
        : false;
    const [paired] = pairs.filter((pair) => pair.includes(value));
    const isElsewhere = paired?.some((one) => one !== value && isMatched(one));
    const said = sentences.map(({ sentence }) => sentence);
    return (
      !isRivalNearer(value, text, said, lang, index) &&
      sentences.every(({ matched, sentence }) => inRole(value, matched, sentence)) &&
      (!isElsewhere ||
        sentences.some(({ matched }) =>
          paired?.every((one) => matched.some((other) => other.value === one)),
        ))
    );
  };

  function matchedIn(sentence: string) {
    const said = valuesIn(sentence, lang, index);
    const matched = values.flatMap((value): Matched[] => {
      // Of a pair, each is told by the other.
      const isAlike = pairs.some((pair) => pair.includes(value)) ? areSame : agree;
      const same = said.filter((one) => isAlike(value, one, index));
      return same.length > 0 ? [{ value, said: same }] : [];
    });
    return { sentence, matched };
  }

  function hasValue(fact: Fact, value: Value): boolean {
    return valuesOf(fact, index).some((one) => agree(value, one, index));
  }

  function isMatched(value: Value): boolean {
    return [...matchedBy.values()].some((sentences) =>
      sentences.some(({ matched }) => matched.some((one) => one.value === value)),
    );
  }

  function inRole(value: Value, matched: readonly Matched[], sentence: string): boolean {
    const own = matched.find((one) => one.value === value);
    if (!own) return true;
    const edge = edgeOf(own.value, text, lang);
    const hasEdge = own.said.some((one) => {
      const said = edgeOf(one, sentence, lang);
      return edge === null || said === null || edge === said;
    });
    return (
      hasEdge &&
      matched.every(
        (other) => other === own || !areRivals(own, other) || fits(own, other, sentence),
      )
    );
  }

  /** Either could stand in the other's place. */
  function areRivals({ value: a }: Matched, { value: b, said }: Matched): boolean {
    if (a.kind === 'date' || b.kind === 'date')
      return a.kind === 'date' && b.kind === 'date' && !isPartOf(a.date, b.date);
    if (a.figure === b.figure) return false;
    return said.some(
      (one) => one.kind === 'figure' && isSameUnit(a.unit, one.unit, lang, index.phrases),
    );
  }

  function fits(own: Matched, other: Matched, sentence: string): boolean {
    const rolesSaid = rolesOf(own.value, other.value, text, lang);
    return own.said.some((a) =>
      other.said.some((b) => {
        if (a === b) return false;
        const roles = rolesOf(a, b, sentence, lang);
        const same = shared(rolesSaid[0], roles[0]) + shared(rolesSaid[1], roles[1]);
        const there = shared(rolesSaid[0], roles[1]);
        const back = shared(rolesSaid[1], roles[0]);
        if (there > 0 && back > 0) return false;
        const isInOrder = own.value.start < other.value.start === a.start < b.start;
        return isInOrder ? there + back <= same : same > there + back;
      }),
    );
  }
}

const isPartOf = (a: string, b: string) => a.startsWith(b) || b.startsWith(a);

const shared = (one: ReadonlySet<string>, other: ReadonlySet<string>) =>
  [...one].filter((word) => other.has(word)).length;

/** Whether a value is where something begins or where it ends; null: it does not say. */
function edgeOf({ start, end }: Value, text: string, lang: Lang): 'from' | 'until' | null {
  const before = text.slice(Math.max(0, start - 12), start);
  const behind = text.slice(end, end + 4);
  if (lang === 'ja')
    return /^から/.test(behind) ? 'from' : /^(?:まで|に引き)/.test(behind) ? 'until' : null;
  if (/\b(?:from|since) (?:about )?$/.test(before)) return 'from';
  return /\b(?:to|until|till|through|by) (?:about )?$/.test(before) ? 'until' : null;
}

/** Values that belong together: "44 to 12", 8対7, "from April to October". */
const TOGETHER = /^(?: [a-z]+)? (?:to|against|until|through) $|^対$|^-$|^から$/;

function pairsOf(values: readonly Value[], text: string): Value[][] {
  return values.slice(1).flatMap((value, i) => {
    const before = values[i];
    if (!before || before.kind !== value.kind) return [];
    return TOGETHER.test(text.slice(before.end, value.start)) ? [[before, value]] : [];
  });
}

/** The words around each of two values of a text that are not around both. */
function rolesOf(
  one: Value,
  other: Value,
  text: string,
  lang: Lang,
): readonly [ReadonlySet<string>, ReadonlySet<string>] {
  const [a, b] = [one, other].map((value) => new Set(wordsAround(value, text, lang)));
  if (!a || !b) return [new Set(), new Set()];
  return [a.difference(b), b.difference(a)];
}

/** So many characters around a value can tell its role. */
const AROUND = { en: 45, ja: 10 } as const;

const stemsOf = (piece: string) =>
  (piece.match(/\p{L}[\p{L}'’]*/gu) ?? [])
    .filter((word) => word === 'us' || !isFunctionWord(word, 'en'))
    .map((word) => stemmer(word));

function wordsAround({ start, end }: Value, text: string, lang: Lang): string[] {
  const before = text.slice(Math.max(0, start - AROUND[lang]), start);
  const behind = text.slice(end, end + AROUND[lang]);
  if (lang === 'ja') {
    const near = `${before.split(/[、。,]/).at(-1) ?? ''}\n${behind.split(/[、。,]/)[0]?.slice(0, 3) ?? ''}`;
    const chars = [...near.replace(/[ぁ-ん約]/gu, ' ')];
    return chars.flatMap((char, i) => {
      const next = chars[i + 1] ?? ' ';
      return /\s/.test(char + next) ? [] : [char + next];
    });
  }
  // A clause ends there, or the next figure begins.
  const beside = /[,;:()]|\d|\b(?:and|but|while)\b/;
  const own = text.slice(start, end);
  return [
    ...stemsOf(before.split(beside).at(-1) ?? '').slice(-2),
    ...stemsOf(own),
    ...stemsOf(behind.split(beside)[0] ?? '').slice(0, 3),
  ];
}
