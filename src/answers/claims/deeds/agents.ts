import type { Lang } from '../../../library/index.ts';
import type { Phrases } from '../../text/index.ts';

/** What two people do together: either may stand first. */
const TOGETHER: Record<Lang, RegExp> = {
  en: /\b(?:met|meet(?:s|ing)?|talk(?:s|ed)?|spoke|confer(?:s|red)?|agreed?|discuss(?:ed|es)?|negotiated?|together)\b/,
  ja: /会談|会っ|会い|会合|協議|話し合|合意|一致|電話で話/,
};
const PASSIVE = /\b(?:is|are|was|were|be|been|being) (?:\p{L}+ )?\p{L}+(?: over)? by\b/u;

/** What a particle makes of the person before it; 会談 is with somebody, which tells nothing. */
const PARTICLE =
  /^[\p{Script=Han}\p{Script=Katakana}（）()・ー]{0,14}?(?:、)?(?<particle>は|が|も|から|に|へ|を|より)/u;
const ROLES: Readonly<Record<string, string>> = {
  は: 'who',
  が: 'who',
  も: 'who',
  から: 'from',
  より: 'from',
  に: 'to',
  へ: 'to',
  を: 'whom',
};

/**
 * Whether a sentence has two people of a clause the other way round: "Ada told Ben", where it was Ben who told Ada. Both
 * are normalised; `people`: what the names of those in the clause mean.
 */
export function areReversed(
  clause: string,
  sentence: string,
  people: readonly string[],
  lang: Lang,
  phrases: Phrases,
): boolean {
  if (people.length < 2 || TOGETHER[lang].test(clause)) return false;
  return lang === 'en'
    ? areSwapped(clause, sentence, people, phrases)
    : haveOtherRoles(clause, sentence, people, phrases);
}

function areSwapped(clause: string, sentence: string, people: readonly string[], phrases: Phrases) {
  const [said, told] = [clause, sentence].map((text) => {
    const named = firstOf(text, people, phrases);
    const [a, b] = [...named].toSorted(([, one], [, other]) => one.start - other.start);
    if (!a || !b) return null;
    const between = text.slice(a[1].end, b[1].start);
    // "Ada and Ben" do it together.
    if (/^,? (?:and|with) (?:\p{L}+\.? ){0,3}$/u.test(between)) return null;
    return PASSIVE.test(between) ? [b[0], a[0]] : [a[0], b[0]];
  });
  return said && told ? said[0] === told[1] && said[1] === told[0] : false;
}

function haveOtherRoles(
  clause: string,
  sentence: string,
  people: readonly string[],
  phrases: Phrases,
): boolean {
  const [said, told] = [clause, sentence].map((text) => {
    const named = [...firstOf(text, people, phrases)];
    return new Map(named.map(([person, { end }]) => [person, roleAt(text.slice(end, end + 20))]));
  });
  return people.some((one) =>
    people.some((other) => {
      const role = said?.get(one);
      return (
        one !== other &&
        role !== undefined &&
        role !== said?.get(other) &&
        said?.get(other) !== undefined &&
        told?.get(other) === role &&
        told.get(one) !== role
      );
    }),
  );
}

const roleAt = (behind: string) => ROLES[PARTICLE.exec(behind)?.groups?.['particle'] ?? ''];

/** Where each of some people is named first in a text. */
function firstOf(text: string, people: readonly string[], phrases: Phrases) {
  const first = new Map<string, { readonly start: number; readonly end: number }>();
  for (const { meaning, start, end } of phrases.names(text)) {
    if (people.includes(meaning) && !first.has(meaning)) first.set(meaning, { start, end });
  }
  return first;
}
