import { setTimeout as delay } from 'node:timers/promises';
import { addPerson as addDiscordPerson } from '../../test/peers/discord/state/world.ts';
import { addPerson as addSlackPerson } from '../../test/peers/slack/state/world.ts';
import type { TestPlatforms } from '../torture/test-platforms.ts';

/** Each may ask for one thing a second. */
const PEOPLE = 60;
const A_SECOND = 50;
/** A request that is not answered after so long (ms) is unanswered. */
const PATIENCE_MS = 15_000;
const TOPICS = ['usfj', 'jjoc', 'nothing-of-that-name'];

/** Requests of many people on both platforms, `A_SECOND` a second in all. */
export class Load {
  readonly #ask: ((n: number) => Promise<unknown>)[];
  readonly #pending = new Set<Promise<void>>();
  #isPaused = false;
  requests = 0;
  /** What became of those that were not answered. */
  readonly unanswered: string[] = [];

  constructor({ discord, slack }: TestPlatforms) {
    const names = Array.from({ length: PEOPLE }, (_, n) => `person-${n}`);
    const onDiscord = names.map((name) => addDiscordPerson(discord.world, name));
    const onSlack = names.map((name) => addSlackPerson(slack.world, name));
    const one = <T>(of: readonly T[], n: number) => of[n % of.length] as T;
    this.#ask = [
      (n) => discord.slash('brief', { topic: one(TOPICS, n) }, { user: one(onDiscord, n) }).reply(),
      (n) => slack.runCommand('/brief', one(TOPICS, n), { user: one(onSlack, n) }).message(),
    ];
  }

  /** Asks until the signal comes. */
  async run(signal: AbortSignal): Promise<void> {
    const begun = performance.now();
    let due = 0;
    while (!signal.aborted) {
      const last = due;
      due = Math.floor(((performance.now() - begun) / 1000) * A_SECOND);
      for (let n = last; n < due && !this.#isPaused; n++) this.#send(n);
      await delay(1000 / A_SECOND);
    }
    await Promise.all(this.#pending);
  }

  /** Does something while nobody asks, and nobody waits for an answer. */
  async without(work: () => Promise<void>): Promise<void> {
    this.#isPaused = true;
    await Promise.all(this.#pending);
    await work();
    this.#isPaused = false;
  }

  #send(n: number): void {
    this.requests++;
    const ask = this.#ask[n % 2];
    const late = new AbortController();
    const done = Promise.race([
      // What cannot even be sent, as the app is not connected, is unanswered too.
      (async () => ask?.(n >> 1))(),
      delay(PATIENCE_MS, null, { signal: late.signal }).then(() => {
        throw new Error('no answer in time');
      }),
    ])
      .then(
        () => {},
        (error: unknown) => void this.unanswered.push(String(error)),
      )
      .finally(() => {
        late.abort();
        this.#pending.delete(done);
      });
    this.#pending.add(done);
  }
}
