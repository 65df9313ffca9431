import type { StringTable } from './string-table.ts';

/**
 * The words of a length that a misspelt word may be: with its first character, and with at most `difference` characters
 * that the other lacks (as so many edits leave it). In the order of the table.
 */
export type WordsLike = (word: string, length: number, difference: number) => string[];

/** Words of one first character and length, each with the set of its characters as bits. */
type Group = { readonly numbers: Int32Array; readonly sets: Int32Array };

/** So many groups are kept; what is typed has no end of first characters. */
const MOST_GROUPS = 4000;

/**
 * Finds words in a table that is complete: those that `isMeant` takes, which is asked once per word. What has neither
 * first character nor length in common is never compared.
 */
export function findWordsLike(
  words: StringTable,
  isMeant: (word: string) => boolean = () => true,
): WordsLike {
  const groups = new Map<number, Group>();
  const groupOf = (first: number, length: number): Group => {
    const key = first * 0x1_0000 + length;
    const known = groups.get(key);
    if (known) return known;
    const numbers: number[] = [];
    for (let n = 0; n < words.size; n++) {
      const isAlike = words.lengthAt(n) === length && words.charCodeAt(n, 0) === first;
      if (isAlike && isMeant(words.at(n))) numbers.push(n);
    }
    const sets = numbers.map((n) => setOf(length, (i) => words.charCodeAt(n, i)));
    const group = { numbers: Int32Array.from(numbers), sets: Int32Array.from(sets) };
    if (groups.size < MOST_GROUPS) groups.set(key, group);
    return group;
  };
  return (word, length, difference) => {
    const { numbers, sets } = groupOf(word.charCodeAt(0), length);
    const sought = setOf(word.length, (i) => word.charCodeAt(i));
    const alike: string[] = [];
    for (let i = 0; i < numbers.length; i++) {
      const has = sets[i] ?? 0;
      const isLike =
        countBits(has & ~sought) <= difference && countBits(sought & ~has) <= difference;
      if (isLike) alike.push(words.at(numbers[i] ?? 0));
    }
    return alike;
  };
}

/** A bit per letter; characters of other scripts share bits, so that fewer differences are seen, never more. */
function setOf(length: number, codeAt: (i: number) => number): number {
  let set = 0;
  for (let i = 0; i < length; i++) set |= 1 << (codeAt(i) & 31);
  return set;
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}
