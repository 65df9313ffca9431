import { stemmer } from 'stemmer';
import type { Fact, Lang } from '../../library/index.ts';
import type { FactIndex } from '../index/index.ts';
import { isFunctionWord } from '../text/index.ts';
import { sentencesOf } from './said.ts';
import { isSameUnit } from './units.ts';
import { agree, type Value, valuesIn } from './values.ts';

/** What says that something is open, or whose word it is: then it may be an open or a disputed fact's. */
const HEDGED: Record<Lang, RegExp> = {
  en: /\b(?:whether|open|undecided|(?:un)?settled|decided|disputed?|differs?|according to|say|says|said|writes?|wrote|reports?|reported|puts|estimates?|expects?|between|as of)\b/,
  ja: /どうか|未定|決まって|分かれ|異な|幅がある|違|よると|よれば|述べ|とした|とする|として|見積も|伝え|報じ|見通し/,
};

/** A value of a statement, and those of one sentence of a fact that agree with it. */
type Matched = { readonly value: Value; readonly said: readonly Value[] };

/**
 * Tells whether a fact bears a value of a statement out beside the others that it has: in the same order, or beside the same words.
 * What is open, or one side of a dispute, bears nothing out that is said flatly.
 */
export function borneOutIn(
  text: string,
  values: readonly Value[],
  facts: readonly Fact[],
  lang: Lang,
  index: FactIndex,
): (value: Value, fact: Fact) => boolean {
  const isHedged = HEDGED[lang].test(text);
  const isFlat = ({ status }: Fact) => status !== 'undecided' && status !== 'disputed';
  const matchedBy = new Map(
    facts
      .filter((fact) => isHedged || isFlat(fact))
      .map((fact) => [fact, sentencesOf(fact, lang).map(matchedIn)] as const),
  );
  return (value, fact) => {
    const sentences = matchedBy.get(fact);
    if (!sentences) return false;
    const [paired] = pairsOf(values, text).filter((pair) => pair.includes(value));
    const isElsewhere = paired?.some((one) => one !== value && isMatched(one));
    return (
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
      const same = said.filter((one) => agree(value, one, index));
      return same.length > 0 ? [{ value, said: same }] : [];
    });
    return { sentence, matched };
  }

  function isMatched(value: Value): boolean {
    return [...matchedBy.values()].some((sentences) =>
      sentences.some(({ matched }) => matched.some((one) => one.value === value)),
    );
  }

  function inRole(value: Value, matched: readonly Matched[], sentence: string): boolean {
    const own = matched.find((one) => one.value === value);
    return (
      !own ||
      matched.every((other) => other === own || !areRivals(own, other) || fits(own, other, sentence))
    );
  }

  /** Either could stand in the other's place. */
  function areRivals({ value: a }: Matched, { value: b, said }: Matched): boolean {
    if (a.kind === 'date' || b.kind === 'date')
      return a.kind === 'date' && b.kind === 'date' && !isPartOf(a.date, b.date);
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
        const swapped = shared(rolesSaid[0], roles[1]) + shared(rolesSaid[1], roles[0]);
        const isInOrder = own.value.start < other.value.start === a.start < b.start;
        return isInOrder ? swapped <= same : same > swapped;
      }),
    );
  }
}

const isPartOf = (a: string, b: string) => a.startsWith(b) || b.startsWith(a);

const shared = (one: ReadonlySet<string>, other: ReadonlySet<string>) =>
  [...one].filter((word) => other.has(word)).length;

/** Figures that belong together: "44 to 12", 8対7. */
const TOGETHER = /^(?: [a-z]+)? (?:to|against) [$€£¥]?$|^対$|^-$/;

function pairsOf(values: readonly Value[], text: string): Value[][] {
  return values.slice(1).flatMap((value, i) => {
    const before = values[i];
    if (!before || before.kind !== 'figure' || value.kind !== 'figure') return [];
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
  const wordsIn = (piece: string) =>
    (piece.match(/[\p{L}][\p{L}'’]*/gu) ?? [])
      .filter((word) => word === 'us' || !isFunctionWord(word, 'en'))
      .map((word) => stemmer(word));
  // A clause ends there, or the next figure begins.
  const beside = /[,;:()]|\d|\b(?:and|but|while)\b/;
  const own = text.slice(start, end);
  return [
    ...wordsIn(before.split(beside).at(-1) ?? '').slice(-2),
    ...wordsIn(own),
    ...wordsIn(behind.split(beside)[0] ?? '').slice(0, 3),
  ];
}
