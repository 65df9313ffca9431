import { type Fact, type Lang, type Library, textsOf } from '../../library/index.ts';
import { answerStatement } from '../answer.ts';
import {
  agree,
  borneOutIn,
  hasAnother,
  type Value,
  valuesIn,
  valuesOf,
  withoutValues,
} from '../claims/index.ts';
import type { FactIndex } from '../index/index.ts';
import { normalise } from '../text/index.ts';
import type { Part } from './types.ts';

/** So many of the facts that come nearest are held against the values of a statement; so many are shown beside those that decide. */
const MOST = { held: 6, shown: 2 } as const;

/**
 * What the facts say on the dates and figures of a statement; nothing where no fact bears on it. `denied`: what it says is
 * not so; `near`: the facts that were held against it.
 */
export function checkValues(
  statement: string,
  denied: string,
  lang: Lang,
  library: Library,
  index: FactIndex,
): {
  readonly facts: readonly Fact[];
  readonly parts: readonly Part[];
  readonly near: readonly Fact[];
} {
  const text = normalise(statement);
  const values = valuesIn(text, lang, index).filter(({ shown }) => !denied.includes(shown));
  const whole = answerStatement(statement, lang, library);
  const answer =
    whole.kind === 'answered' || values.length === 0
      ? whole
      : answerStatement(withoutValues(values, text), lang, library);
  if (answer.kind !== 'answered') return { facts: [], parts: [], near: [] };
  const names = new Set(namesOf(text, index));
  const held = answer.reading.ranked
    .map(({ fact }) => fact)
    .filter((fact) => {
      const own = namesOf(normalise(textsOf(fact, lang).join(' ')), index);
      return names.size === 0 || own.some((name) => names.has(name));
    });
  const near = [...new Set([...answer.facts, ...held])].slice(0, MOST.held);
  const isBorneOut = borneOutIn(text, values, near, lang, index);
  const judged = values.map((value) => judge(value, text, near, isBorneOut, lang, index));
  const evidence = judged.flatMap(({ by }) => by ?? []);
  return {
    facts: [...new Set([...evidence, ...answer.facts.slice(0, MOST.shown)])],
    parts: judged.map(({ part }) => part),
    near,
  };
}

const namesOf = (text: string, { phrases }: FactIndex) =>
  phrases.names(text).map(({ meaning }) => meaning);

/** What facts say on one value; `by`: the fact that says it. */
function judge(
  value: Value,
  text: string,
  facts: readonly Fact[],
  isBorneOut: (value: Value, fact: Fact) => boolean,
  lang: Lang,
  index: FactIndex,
) {
  const part = (verdict: Part['verdict']): Part => ({ shown: value.shown, verdict });
  const said = facts.map((fact) => ({ fact, values: valuesOf(fact, lang, index) }));
  const same = said.filter(({ values }) => values.some((one) => agree(value, one, index)));
  const by = same.find(({ fact }) => isBorneOut(value, fact))?.fact;
  if (by) return { part: part('supported'), by };
  if (same.length > 0) return { part: part('not-covered') };
  // Only the facts that come nearest are surely about the same: another date further down may be of another event.
  const other = said
    .slice(0, MOST.shown)
    .find(({ fact }, i) => hasAnother(value, text, fact, i === 0, lang, index));
  if (other) return { part: part('contradicted'), by: other.fact };
  return { part: part('not-covered') };
}
