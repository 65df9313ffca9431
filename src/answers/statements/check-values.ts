import { type Fact, type Lang, type Library, memoisePer } from '../../library/index.ts';
import { answerStatement } from '../answer.ts';
import {
  agree,
  areOfOneKind,
  borneOutIn,
  type Clause,
  dateValue,
  factText,
  isSettled,
  type Value,
  valuesIn,
  withoutStress,
  withoutValues,
} from '../claims/index.ts';
import type { FactIndex } from '../index/index.ts';
import { normalise } from '../text/index.ts';
import { type Event, eventOf, namesIn, onceIn, type Shared, sharedBy } from './event.ts';
import type { Part } from './types.ts';

/** So many of the facts that come nearest are held against the values of a statement; so many are shown beside those that decide. */
const MOST = { held: 6, shown: 2 } as const;

/**
 * What the facts say on the dates and figures of a statement; nothing where no fact bears on it. `others`: what else it
 * names; `tries`: how little of it may lead to facts; `near`: the facts that were held against it;
 * `deciding`: those that bear a value out, or say otherwise.
 */
export function checkValues(
  statement: string,
  tries: 'most' | 'core',
  clauses: readonly Clause[],
  others: readonly string[],
  lang: Lang,
  library: Library,
  index: FactIndex,
): {
  readonly facts: readonly Fact[];
  readonly parts: readonly Part[];
  readonly near: readonly Fact[];
  readonly deciding: readonly Fact[];
} {
  const text = normalise(statement);
  const values = valuesIn(text, lang, index);
  const bare = withoutValues(values, text);
  const tried = tries === 'most' ? [statement, bare] : coresOf(bare, others, lang, index);
  const [answer] = tried
    .map((words) => answerStatement(words, lang, library))
    .filter(({ kind }) => kind === 'answered');
  if (answer?.kind !== 'answered') return { facts: [], parts: [], near: [], deciding: [] };
  const names = namesIn(text, index);
  const held = answer.reading.ranked
    .map(({ fact }) => fact)
    .filter(
      (fact) => names.size === 0 || !names.isDisjointFrom(namesIn(factText(fact, lang), index)),
    );
  const near = [...new Set([...answer.facts, ...held])].slice(0, MOST.held);
  // Read once for all values of a clause, and only where it has one.
  const evidenceOn = memoisePer((clause: Clause) =>
    evidenceFor(clause, values, others, near, lang, library, index),
  );
  const isBorneOut = borneOutIn(text, values, near, lang, index);
  const judged = values.flatMap((value) => {
    const clause = clauses.find(({ said }) => normalise(said).includes(value.shown));
    return clause ? judge(value, evidenceOn(clause), isBorneOut, index) : [];
  });
  const evidence = judged.flatMap(({ by }) => by ?? []);
  return {
    facts: [...new Set([...evidence, ...answer.facts.slice(0, MOST.shown)])],
    parts: judged.map(({ part }) => part),
    near,
    deciding: evidence,
  };
}

/** A text without values cut down to what it is about, more and more: without what else it names; to a name and what happened. */
function coresOf(
  bare: string,
  others: readonly string[],
  lang: Lang,
  { phrases }: FactIndex,
): string[] {
  const rest = others.reduce(
    (left, name) => left.replace(normalise(name), ' '),
    withoutStress(bare, lang),
  );
  const [name] = phrases.names(rest);
  if (!name) return [rest];
  const once = onceIn(rest, lang);
  const core = once === '' ? [] : [`${rest.slice(name.start, name.end)} ${once}`];
  return [rest, rest.slice(name.start), ...core];
}

/** What a clause says happened, and the sentences of the facts, each with its values and what it shares with that. */
type Evidence = { readonly event: Event; readonly said: readonly Said[] };
type Said = {
  readonly fact: Fact;
  readonly isNearest: boolean;
  readonly stated: readonly { readonly shared: Shared; readonly values: readonly Value[] }[];
};

function evidenceFor(
  clause: Clause,
  values: readonly Value[],
  others: readonly string[],
  facts: readonly Fact[],
  lang: Lang,
  library: Library,
  index: FactIndex,
): Evidence {
  const event = eventOf(clause, values, others, lang, library, index);
  const said = facts
    .filter(({ status }) => status !== 'undecided')
    .map((fact) => ({
      fact,
      isNearest: fact === facts[0],
      stated: sharedBy(fact, event, lang, index).map(({ sentence, shared }, i) => {
        // The date of a fact is that of its first sentence.
        const ofFact = i === 0 && fact.date ? [dateValue(fact.date)] : [];
        return { shared, values: [...ofFact, ...valuesIn(sentence, lang, index)] };
      }),
    }));
  return { event, said };
}

/** What facts say on one value of an event; `by`: the fact that says it. `isBorneOut`: that a fact has it in its place. */
function judge(
  value: Value,
  { event, said }: Evidence,
  isBorneOut: (value: Value, fact: Fact) => boolean,
  index: FactIndex,
): { readonly part: Part; readonly by?: Fact } {
  const part = (verdict: Part['verdict']): Part => ({ shown: value.shown, verdict });
  const same = said.find(
    (one) =>
      one.stated.some(({ shared, values }) => bears(shared, one) && hasSame(values)) &&
      isBorneOut(value, one.fact),
  );
  if (same) return { part: part('supported'), by: same.fact };
  // A date that another sentence has may be that of something else; so may a date of what can happen twice.
  const isElsewhere = said.some(({ stated }) => stated.some(({ values }) => hasSame(values)));
  if (isElsewhere || (value.kind === 'date' && !event.isOnce)) return { part: part('not-covered') };
  // Only the facts that come nearest are surely about the same.
  const other = said
    .filter(({ fact }) => isSettled(fact))
    .slice(0, MOST.shown)
    .find(({ stated }) =>
      stated.some(({ shared, values }) => shared === 'all' && hasOther(values)),
    );
  return other ? { part: part('contradicted'), by: other.fact } : { part: part('not-covered') };

  /** A figure is known by its subject. */
  function bears(shared: Shared, { fact, isNearest }: Said): boolean {
    if (shared === 'other') return false;
    // Which side of a dispute it is, is told by `isBorneOut`.
    if (shared === 'all' || !isSettled(fact)) return true;
    if (shared === 'some' || value.kind === 'date') return shared === 'some';
    return shared === 'subject' || (event.subject === null && isNearest);
  }

  function hasSame(values: readonly Value[]): boolean {
    return values.some((one) => agree(value, one, index));
  }

  function hasOther(values: readonly Value[]): boolean {
    return values.some((one) => areOfOneKind(value, one, index));
  }
}
