import { type BotProcess, startBotProcess } from './bot-process.ts';

/** How many processes are loaded in advance. */
const READY = 2;

/** Bot processes that are loaded already and wait to begin: loading takes longer than the run itself. */
export class ProcessPool {
  /** What the bot has logged of each slot, by subscription and time. */
  readonly stories = new Map<string, string[]>();
  readonly #env: Readonly<Record<string, string>>;
  readonly #waiting: BotProcess[] = [];
  #taken = 0;

  /** `env` is what each process is started with. */
  constructor(env: Readonly<Record<string, string>>) {
    this.#env = env;
    for (let n = 0; n < READY; n++) this.#waiting.push(startBotProcess(env));
  }

  /** The next process; another one is loaded in its place. */
  take(): BotProcess {
    this.#waiting.push(startBotProcess(this.#env));
    const [next] = this.#waiting.splice(0, 1);
    if (!next) throw new RangeError('nobody waits to live');
    this.#note(next, `life ${++this.#taken}`);
    return next;
  }

  close(): void {
    for (const bot of this.#waiting) bot.kill();
  }

  #note({ log }: BotProcess, name: string): void {
    log.listen(({ msg, subscription, slot, kind, state, reason }) => {
      if (!subscription) return;
      const key = `${subscription} ${slot}`;
      const story = this.stories.get(key) ?? [];
      this.stories.set(key, story);
      story.push([name, msg, kind ?? state, reason].filter(Boolean).join(' · '));
    });
  }
}
