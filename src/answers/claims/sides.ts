import type { Fact, Lang } from '../../library/index.ts';
import { isFunctionWord, normalise } from '../text/index.ts';
import { factSentences } from './values/index.ts';

/**
 * What a fact says of a statement: of a dispute, the side whose beginning the statement has first, or all
 * where it says that they differ.
 */
export function textsSaid(fact: Fact, text: string, lang: Lang): readonly string[] {
  if (fact.status !== 'disputed') return factSentences(fact, lang);
  const sides = fact.sides.map((side) => normalise(side[lang]));
  const begin = fact.sides.map((side) => beginningOf(side[lang], lang));
  const named = sides
    .map((side, i) => {
      const others = begin.flatMap((words, at) => (at === i ? [] : words));
      const own = begin[i]?.filter((word) => !others.includes(word)) ?? [];
      const at = own.map((word) => placeOf(word, text, lang)).filter((place) => place >= 0);
      return { side, at: Math.min(...at) };
    })
    .filter(({ at }) => at < Number.POSITIVE_INFINITY)
    .toSorted((a, b) => a.at - b.at)
    .slice(0, 1)
    .map(({ side }) => side);
  const own = normalise(fact[lang]);
  return DIFFERS[lang].test(text) ? [own, ...sides] : named;
}

const DIFFERS: Record<Lang, RegExp> = {
  en: /\b(?:differ(?:s|ent)?|disput\w+|between|while|or|most of)\b/,
  ja: /異な|違|分かれ|幅がある|食い違|一方/,
};

/** Who says it stands first; "expects" and "puts" are anybody's. */
function beginningOf(side: string, lang: Lang): string[] {
  if (lang === 'ja') return [/^[^、。はがに]{1,16}/u.exec(normalise(side))?.[0] ?? side];
  return (side.match(/\p{L}[\p{L}'’-]*/gu) ?? [])
    .slice(0, 3)
    .filter((word) => /^\p{Lu}/u.test(word) || !/s$/.test(word))
    .map((word) => word.toLowerCase())
    .filter((word) => !isFunctionWord(word, 'en'));
}

/** Where a text has a word; -1: nowhere. */
const placeOf = (word: string, text: string, lang: Lang) =>
  lang === 'ja'
    ? text.indexOf(word)
    : ` ${text.replace(/[^\p{L}\p{N}'’-]/gu, ' ')} `.indexOf(` ${word} `);
