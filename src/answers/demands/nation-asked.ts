import type { Fact } from '../../library/index.ts';
import type { FactIndex } from '../index/index.ts';
import { nationsActingIn, normalise, ownTermsOf, tokenise } from '../text/index.ts';

/**
 * Where a question asks what a country said or did ("How did Norway react?"): whether a fact is about that country at all.
 * What another country said of the same matter is no answer. Else all facts will do, and so they will where much of the
 * library is about the country: its people are spoken of by their names.
 */
export function nationDemandedBy(question: string, index: FactIndex): (fact: Fact) => boolean {
  const nations = nationsActingIn(normalise(question), index.lang);
  const known = nations.map((nation) => factsAbout(nation, index));
  if (known.every(({ size }) => size > MUCH * index.facts.length)) return () => true;
  return (fact) => known.some((facts) => facts.has(fact));
}

/** From this share of its facts on, much of a library is about a country. */
const MUCH = 0.2;

/** The facts that name a country, or that answer questions which do. */
function factsAbout(nation: string, index: FactIndex): ReadonlySet<Fact> {
  const { lang, phrases, terms, facts, postings } = index;
  const named = tokenise(nation, lang, phrases).flatMap((token) => ownTermsOf(token));
  const [first = new Set<number>(), ...others] = named.map((name) => {
    const term = terms.get(name);
    if (term === undefined) return new Set<number>();
    return new Set(postings.places.subarray(postings.starts[term], postings.starts[term + 1]));
  });
  const all = others.reduce((together, each) => together.intersection(each), first);
  return new Set([...all].flatMap((number) => facts[number] ?? []));
}
