import { webApi } from '@slack/bolt';
import { z } from 'zod';
import { type Logger, messageOf } from '../../../observability/index.ts';
import type { Installations, StoredInstallation } from '../../../store/index.ts';
import { TokenTrouble, within } from '../../shared/client/index.ts';
import { errorLine, type SlackAppSettings, type TokenSource } from '../client/index.ts';
import { parseInstallation, type SlackInstallation } from './installation.ts';

type Parts = {
  readonly installations: Installations;
  readonly settings: Pick<SlackAppSettings, 'clientId' | 'clientSecret'>;
  readonly clientOptions: webApi.WebClientOptions;
  /** Names this copy of the bot, among all that share the store. */
  readonly holder: string;
  readonly log: Logger;
  readonly now: () => Date;
  /** Waits so long (ms), or until the bot leaves. */
  readonly wait: (ms: number) => Promise<unknown>;
};

/** A token that ends within so long (s) is exchanged for the next one. Slack's last twelve hours. */
const EARLY_S = 2 * 60 * 60;
/** What the store holds is looked at again after so long (ms): another copy may have changed it. */
const FRESH_MS = 30_000;
/** An answer waits so long (ms) for that. */
const PATIENCE_MS = 1000;
/** Longer (ms) than a request to Slack may take: who holds the lock and has died is waited for no longer. */
const LOCK_MS = 30_000;
const LOOK_AGAIN_MS = 250;
/** After an exchange that failed, none is tried for so long (ms), while the token still serves. */
const RETRY_MS = 60_000;

/** Slack's answer, as far as it is read. Source: https://docs.slack.dev/authentication/using-token-rotation */
const EXCHANGED = z.looseObject({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.number(),
});

type Known = StoredInstallation & { readonly content: SlackInstallation };

/**
 * The token of one installation, as the store has it. One that ends is exchanged in time, by one copy of the bot: the
 * refresh token is worth nothing after that. Bolt's own `InstallProvider.authorize` would have every copy do it, by the
 * machine's clock, and go on with a token that has ended where Slack refuses.
 */
export class BotToken implements TokenSource {
  readonly id: string;
  readonly #parts: Parts;
  #known: Known | null = null;
  #readAt = Number.NEGATIVE_INFINITY;
  #reading: Promise<Known | null> | null = null;
  #exchanging: Promise<string> | null = null;
  #retryFrom = Number.NEGATIVE_INFINITY;
  /** Why the last exchange failed. */
  #told: string | null = null;
  /** Exchanged, and not in the store yet: the only place where the new refresh token is. */
  #unsaved: SlackInstallation | null = null;

  constructor(id: string, parts: Parts) {
    this.id = id;
    this.#parts = parts;
  }

  /** That of the installation that was read last; 0 before. */
  get version(): number {
    return this.#known?.version ?? 0;
  }

  /**
   * The installation and its version; null: the app is not installed there any more. A store that is away or slow keeps
   * nobody from an answer: what is known of it is taken then. Rejects where nothing is known yet and the store fails, or
   * no key opens it (`Unopened`).
   */
  async installation(): Promise<Known | null> {
    const { now, wait } = this.#parts;
    const age = now().getTime() - this.#readAt;
    if (this.#unsaved === null && age >= 0 && age < FRESH_MS) return this.#known;
    const known = this.#known;
    if (!known) return this.#read();
    return within(this.#read(), wait(PATIENCE_MS), known).catch(() => {
      this.#readAt = now().getTime();
      return known;
    });
  }

  async current(): Promise<string> {
    const known = await this.installation();
    if (!known) throw new TokenTrouble('Slack: the app is not installed there any more', true);
    if (!this.#endsWithin(known.content, EARLY_S)) return known.content.bot.token;
    this.#exchanging ??= this.#exchange().finally(() => {
      this.#exchanging = null;
    });
    return this.#exchanging;
  }

  async reload(): Promise<void> {
    await this.#read().catch(() => {}); // told where the token is asked for
  }

  #read(): Promise<Known | null> {
    this.#reading ??= this.#readNow().finally(() => {
      this.#reading = null;
    });
    return this.#reading;
  }

  async #readNow(): Promise<Known | null> {
    const { installations, now } = this.#parts;
    const found = await installations.find(this.id);
    const known = found && { ...found, content: parseInstallation(found.content) };
    const unsaved = this.#unsaved;
    this.#unsaved = null;
    if (known && unsaved && known.version === this.#known?.version) {
      await this.#keep(known, unsaved);
    } else {
      this.#known = known;
    }
    this.#readAt = now().getTime();
    return this.#known;
  }

  #endsWithin({ bot }: SlackInstallation, seconds: number): boolean {
    if (bot.refreshToken === undefined || bot.expiresAt === undefined) return false;
    return bot.expiresAt - this.#parts.now().getTime() / 1000 <= seconds;
  }

  /** The next token, from Slack or from the copy that was first. Rejects with `TokenTrouble` where there is none. */
  async #exchange(): Promise<string> {
    const { installations, holder, now, wait, log } = this.#parts;
    try {
      if (now().getTime() < this.#retryFrom) return this.#still(null);
      const until = now().getTime() + LOCK_MS;
      while (!(await installations.lock(this.id, holder, now(), LOCK_MS))) {
        await wait(LOOK_AGAIN_MS);
        const known = await this.#read();
        if (!known || !this.#endsWithin(known.content, EARLY_S)) return this.#still(known);
        if (now().getTime() > until) return this.#still(known);
      }
      try {
        const known = await this.#read();
        if (!known || !this.#endsWithin(known.content, EARLY_S)) return this.#still(known);
        await this.#keep(known, await this.#ask(known.content));
        this.#told = null;
      } finally {
        await installations.unlock(this.id, holder).catch(() => {}); // it ends by itself
      }
      return this.#still(this.#known);
    } catch (error) {
      if (error instanceof TokenTrouble) throw error;
      this.#retryFrom = now().getTime() + RETRY_MS;
      const cause = error instanceof webApi.SlackError ? errorLine(error) : messageOf(error);
      if (cause !== this.#told) {
        log.warn(
          { workspace: this.id },
          `${cause}. Its token was to be exchanged for the next one`,
        );
      }
      this.#told = cause;
      return this.#still(this.#known);
    }
  }

  /** The token that is known, if it has not ended. */
  #still(known: Known | null): string {
    const one = known ?? this.#known;
    if (one && !this.#endsWithin(one.content, 0)) return one.content.bot.token;
    const line =
      'Slack: the token of this workspace has ended, and is not exchanged for the next one. If it goes on, have the app installed there again, at /slack/install';
    throw new TokenTrouble(line, false);
  }

  async #ask(of: SlackInstallation): Promise<SlackInstallation> {
    const { settings, clientOptions, now } = this.#parts;
    const answer = await new webApi.WebClient(undefined, clientOptions).oauth.v2.access({
      client_id: settings.clientId,
      client_secret: settings.clientSecret,
      grant_type: 'refresh_token',
      refresh_token: of.bot.refreshToken ?? '',
    });
    const {
      access_token: token,
      refresh_token: refreshToken,
      expires_in,
    } = EXCHANGED.parse(answer);
    const expiresAt = Math.floor(now().getTime() / 1000) + expires_in;
    return { ...of, bot: { ...of.bot, token, refreshToken, expiresAt } };
  }

  /** Keeps what Slack gave, here until the store has it: it gives it once. */
  async #keep(of: Known, content: SlackInstallation): Promise<void> {
    const { installations, now, log } = this.#parts;
    this.#known = { ...of, content };
    try {
      const isKept = await installations.replace(of, content, now());
      if (isKept) this.#known = { ...of, version: of.version + 1, content };
      else this.#readAt = Number.NEGATIVE_INFINITY; // it was installed again, or removed
    } catch (error) {
      this.#unsaved = content;
      log.error(
        { workspace: this.id },
        `Slack: a token is not in the database yet (${messageOf(error)}), and is kept there as soon as that works`,
      );
    }
  }
}
