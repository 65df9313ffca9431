import { createHash } from 'node:crypto';
import type { ChannelRef } from '../../src/digests/subscriptions/index.ts';

type Platform = ChannelRef['platform'];

/** What the bot logs on the way of a digest, in order, and at which time of those in one process it is killed at most. */
const STEPS = {
  'digests are due': 1,
  'digests claimed': 2,
  'digest begun': 6,
  'digest answered': 6,
  'digest recorded': 6,
  'digest looked for': 3,
} as const;
type Step = keyof typeof STEPS;

/** Where a bot process is to end. */
export type Death =
  /** It kills itself, at the nth time that it logs this: nothing runs after it. */
  | { readonly kind: 'step'; readonly line: Step; readonly nth: number }
  /** When a post has come to a platform, which has taken it (`accepted`) or takes it after that. */
  | { readonly kind: 'arrival'; readonly platform: Platform; readonly accepted: boolean }
  /** So long (ms) after it was started. */
  | { readonly kind: 'moment'; readonly ms: number };

/** What spoils an answer of a platform; `accepted`: what was asked for takes effect all the same. */
export type Fault = {
  readonly platform: Platform;
  readonly request: 'post' | 'find';
  readonly kind:
    | 'late'
    | 'drop'
    | 'fail'
    | 'limit'
    | 'global-limit'
    | 'doubt'
    | 'page'
    | 'edge'
    | 'unauthorized'
    | 'wrong-channel';
  readonly accepted: boolean;
  readonly times: number;
  /** How late (ms), where it is. */
  readonly ms: number;
};

/** Bot processes side by side, after the clock has moved on. */
export type Round = {
  readonly minutes: number;
  readonly replicas: number;
  readonly faults: readonly Fault[];
  /** Where posts wait for their turns until so many minutes have passed: longer than a claim lasts. */
  readonly longTurn: { readonly platform: Platform; readonly minutes: number } | null;
};

export const nameOf = (death: Death): string => {
  switch (death.kind) {
    case 'step':
      return `at "${death.line}"`;
    case 'arrival':
      return death.accepted ? 'post taken, not answered' : 'post arrived, taken later';
    case 'moment':
      return 'at a random moment';
  }
};

/** As many deaths; each kind comes before any comes again. The same seed gives the same. */
export function planDeaths(seed: number, count: number): Death[] {
  const draw = dice(`deaths ${seed}`);
  const deaths: Death[] = [];
  while (deaths.length < count) deaths.push(...shuffled(deckOf(draw), draw));
  return deaths.slice(0, count);
}

/** Rounds without end. The same seed gives the same. */
export function* planRounds(seed: number): Generator<Round, never> {
  const draw = dice(`rounds ${seed}`);
  for (;;) {
    const isCalm = draw(3) === 0;
    const replicas = pick([1, 2, 2], draw);
    const faults = isCalm ? [] : Array.from({ length: 1 + draw(8) }, () => faultOf(draw));
    const longTurn =
      draw(8) === 0 ? { platform: platformOf(draw), minutes: pick(LONG_TURNS, draw) } : null;
    const minutes = pick(longTurn ? MANY_MINUTES : MINUTES, draw) + draw(10) / 10;
    yield {
      ...{ minutes, replicas, longTurn },
      faults: longTurn
        ? // No post is on its way for minutes: only its answer may be.
          [...longTurnOn(longTurn.platform), ...faults.filter(({ kind }) => kind !== 'late')]
        : faults,
    };
  }
}

/** Most are longer than a claim lasts; after the others the claims of the dead still hold. */
const MINUTES = [1, 2, 5, 6, 6, 8, 8, 10, 12, 15, 20, 25];
/** So that many are due, which wait for their turns. */
const MANY_MINUTES = [60, 65, 80];
/** All longer than a claim lasts. */
const LONG_TURNS = [6, 7, 11];
const SHORT_MS = 1500;
const MOST_LATE_MS = 600;

/** A number from 0 to below `sides`. */
type Dice = (sides: number) => number;

function dice(name: string): Dice {
  let thrown = 0;
  return (sides) => {
    const hash = createHash('sha256').update(`${name} ${thrown++}`).digest();
    return hash.readUInt32BE() % sides;
  };
}

function pick<T>(from: readonly T[], draw: Dice): T {
  const found = from[draw(from.length)];
  if (found === undefined) throw new RangeError('nothing to pick from');
  return found;
}

function shuffled<T>(all: readonly T[], draw: Dice): T[] {
  const left = [...all];
  return all.flatMap(() => left.splice(draw(left.length), 1));
}

const platformOf = (draw: Dice): Platform => pick(['discord', 'slack'], draw);

const deckOf = (draw: Dice): Death[] => [
  ...(Object.entries(STEPS) as [Step, number][]).map(
    ([line, most]): Death => ({ kind: 'step', line, nth: 1 + draw(most) }),
  ),
  { kind: 'arrival', platform: platformOf(draw), accepted: true },
  { kind: 'arrival', platform: platformOf(draw), accepted: false },
  { kind: 'moment', ms: draw(SHORT_MS) },
];

const KINDS = [
  ...(['late', 'drop', 'drop', 'fail', 'fail', 'limit', 'global-limit', 'doubt'] as const),
  ...(['page', 'page', 'edge', 'unauthorized', 'wrong-channel'] as const),
];

/**
 * The first post is told to wait. Those after it are taken at once and answered late: who holds the same delivery
 * has its turn before the answer comes.
 */
const longTurnOn = (platform: Platform): Fault[] => [
  { ...{ platform, request: 'post', times: 1, ms: 0 }, kind: 'global-limit', accepted: false },
  { ...{ platform, request: 'post', times: 60, ms: 1500 }, kind: 'late', accepted: true },
];

const faultOf = (draw: Dice): Fault => ({
  platform: platformOf(draw),
  request: pick(['post', 'post', 'post', 'find'], draw),
  kind: pick(KINDS, draw),
  accepted: draw(2) === 0,
  times: 1 + draw(3),
  ms: draw(MOST_LATE_MS),
});

/** What each kind of death is called. */
export const DEATHS: readonly string[] = deckOf(dice('each kind')).map(nameOf);
