import type { Resemblance } from './resemblance.ts';

/** A question that people may ask in the words of a line or nearly so, and how much it counts. */
export type Demand = { readonly weight: number; readonly resemblance: Resemblance };

/** A line with what it adds to those before it. */
export type Ranked = { readonly line: number; readonly gain: number };

/** How much each thing counts that makes a fact be found; in proportion to the weights of the ranking and the judgement. */
const NEAREST = 1;
const SUPPORT = 1;
const WORDS = 3;
/** So many nearest lines support a fact, as in the ranking. */
const SUPPORTING = 6;
/** What people ask is like a line, not the line itself: that a line is like itself counts so much. */
const LIKE_ITSELF = 0.7;

/** How well a question is met by the lines so far: the similarities of its nearest ones, best first, and its words. */
type State = { readonly nearest: number[]; readonly met: number[] };

/** What a line does for a question. */
type Service = {
  readonly demand: Demand;
  readonly state: State;
  readonly similarity: number;
  readonly met: readonly number[];
};

/**
 * Orders the lines of a list so that any first few of them stand for the questions as well as so few can (nearly): the
 * greedy algorithm for a submodular function. A question is met the better the more similar its nearest line is, its
 * nearest six are, and the more of its words stand in some line; the better it is met already, the less is gained by more.
 * Gains never rise along the order. `demands`: one for each line.
 */
export function orderLines(demands: readonly Demand[], most: number): Ranked[] {
  const services = servicesOf(demands);
  const gainOf = (line: number) =>
    (services[line] ?? []).reduce((sum, one) => sum + gainFrom(one), 0);

  // Gains only fall, so that one computed earlier is a bound: only the best bound is computed anew.
  const bounds = services.map((_, line) => ({ line, gain: gainOf(line), at: 0 }));
  const order: Ranked[] = [];
  while (order.length < most && bounds.length > 0) {
    let best = 0;
    bounds.forEach(({ gain }, i) => {
      if (gain > (bounds[best]?.gain ?? 0)) best = i;
    });
    const bound = bounds[best];
    if (!bound) break;
    if (bound.at < order.length) {
      Object.assign(bound, { gain: gainOf(bound.line), at: order.length });
      continue;
    }
    bounds.splice(best, 1);
    order.push({ line: bound.line, gain: bound.gain });
    for (const service of services[bound.line] ?? []) serve(service);
  }
  return order;
}

/** Per line, what it does for which questions. */
function servicesOf(demands: readonly Demand[]): Service[][] {
  const services: Service[][] = demands.map(() => []);
  for (const [own, demand] of demands.entries()) {
    const { lines, inText } = demand.resemblance;
    const state: State = { nearest: [], met: [...inText] };
    for (const [line, { similarity, met }] of lines) {
      const like = line === own ? Math.min(similarity, LIKE_ITSELF) : similarity;
      services[line]?.push({ demand, state, similarity: like, met });
    }
  }
  return services;
}

function gainFrom({ demand, state, similarity, met }: Service): number {
  const { weights } = demand.resemblance;
  const nearer = Math.max(similarity - (state.nearest[0] ?? 0), 0);
  const support = Math.max(similarity - (state.nearest[SUPPORTING - 1] ?? 0), 0) / SUPPORTING;
  let words = 0;
  for (const [i, weight] of weights.entries()) {
    words += weight * Math.max((met[i] ?? 0) - (state.met[i] ?? 0), 0);
  }
  return demand.weight * (NEAREST * nearer + SUPPORT * support + WORDS * words);
}

function serve({ state, similarity, met }: Service): void {
  const { nearest } = state;
  nearest.push(similarity);
  nearest.sort((a, b) => b - a);
  if (nearest.length > SUPPORTING) nearest.pop();
  for (const [i, here] of met.entries()) state.met[i] = Math.max(state.met[i] ?? 0, here);
}
