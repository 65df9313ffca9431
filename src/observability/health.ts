/**
 * Why a part of the bot cannot do its work now, in a few words without a name, an id or an address, as strangers may read
 * them; null: it can. Answers within `PROBE.patience`.
 */
type Check = () => string | null | Promise<string | null>;

/** A part that is not there, and why. */
type Missing = { readonly part: string; readonly why: string };

/** Whether the bot can do its work: one check for each part that is configured. */
export class Health {
  readonly #checks = new Map<string, Check>();

  /** Adds a part, or puts another check in its place. */
  set(part: string, check: Check): void {
    this.#checks.set(part, check);
  }

  /** From now on the bot takes no more work. */
  end(): void {
    this.set('process', () => 'it is ending');
  }

  /** Whether each part is there now (null), or why not, in the order in which they were added. Never rejects. */
  async parts(): Promise<ReadonlyMap<string, string | null>> {
    const asked = [...this.#checks].map(async ([part, check]) => [part, await check()] as const);
    return new Map(await Promise.all(asked));
  }

  /** Those that are not there. */
  async missing(): Promise<readonly Missing[]> {
    const parts = [...(await this.parts())];
    return parts.flatMap(([part, why]) => (why === null ? [] : { part, why }));
  }
}

/**
 * How something is asked whether it is there (ms): who asks waits so long for the answer and gets the last one then; an
 * answer is good for a second, so that a flood of questions is none to the database; after so long, none counts as no.
 */
const PROBE = { patience: 20, freshness: 1000, latest: 5000 } as const;

/**
 * A check that asks something which may be slow, such as a database: `why` is given where that rejects, or does not
 * answer. `clock` gives milliseconds that never go back.
 */
export function probe(
  ask: () => Promise<unknown>,
  why: string,
  clock: () => number = () => performance.now(),
): Check {
  let asking: { readonly since: number; readonly done: Promise<unknown> } | null = null;
  let last: { readonly at: number; readonly isThere: boolean } | null = null;
  const begin = () => {
    const since = clock();
    const end = (isThere: boolean) => {
      last = { at: clock(), isThere };
      asking = null;
    };
    asking = {
      since,
      done: ask().then(
        () => end(true),
        () => end(false),
      ),
    };
  };
  return async () => {
    const isFresh = last !== null && clock() - last.at < PROBE.freshness;
    if (!isFresh && !asking) begin();
    if (asking) await soon(asking.done);
    const isLate = asking !== null && clock() - asking.since >= PROBE.latest;
    return last?.isThere && !isLate ? null : why;
  };
}

/** Resolves with the work, or after a little while without it. */
function soon(work: Promise<unknown>): Promise<unknown> {
  const { promise: late, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, PROBE.patience);
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
