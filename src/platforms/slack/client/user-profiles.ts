import type { Lang } from '../../../library/index.ts';
import type { Languages } from '../../../store/index.ts';
import { within } from '../../shared/client/index.ts';
import { keyOf, type Person } from './person.ts';

/** Where languages that people have chosen are kept; never rejects. */
export type KeptLanguages = Languages<Lang>;

/** The language of a person's Slack, such as `ja-JP`, and their time zone, such as `Asia/Tokyo`. */
export type Profile = { readonly locale: string | undefined; readonly zone: string | undefined };

type Parts = {
  readonly kept: KeptLanguages;
  /** What Slack knows of a person. */
  readonly profileOf: (user: string) => Promise<Profile>;
  readonly now: () => Date;
  /** Waits so long (ms). */
  readonly wait: (ms: number) => Promise<unknown>;
  readonly onError: (error: unknown) => void;
  readonly defaultLang: Lang;
};

/** Who changes the language of their Slack is answered in it after so long (ms). */
const KNOWN_MS = 60 * 60 * 1000;
/** Slack waits 3 s for an answer; so long (ms) the bot waits for the language to answer in. */
const PATIENCE_MS = 1500;
const MOST = 10_000;

type Known<T> = Map<string, { readonly value: T; readonly at: number }>;

/** Which language each person wants, the one they chose, else that of their Slack; and their time zone. */
export class UserProfiles {
  readonly #parts: Parts;
  readonly #langs: Known<Lang> = new Map();
  readonly #profiles: Known<Promise<Profile>> = new Map();
  /** Questions on their way: a person who does two things at once is asked about once. */
  readonly #asked = new Map<string, Promise<Lang>>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The language of a person, asked for where it is not known; never rejects. */
  async langOf(person: Person): Promise<Lang> {
    const { wait, defaultLang } = this.#parts;
    const key = keyOf(person);
    const known = this.#langs.get(key);
    if (known && this.#isFresh(known)) return known.value;
    const asked = this.#asked.get(key) ?? this.#ask(person, key);
    return within(asked, wait(PATIENCE_MS), known?.value ?? defaultLang);
  }

  /** The time zone of a person, as their Slack has it; null where it is not known soon; never rejects. */
  async zoneOf(person: Person): Promise<string | null> {
    const asked = this.#profileOf(person).then(
      ({ zone }) => zone ?? null,
      () => null, // a form shows which zone it begins with
    );
    return within(asked, this.#parts.wait(PATIENCE_MS), null);
  }

  /** Keeps what a person has chosen. */
  async choose(person: Person, lang: Lang): Promise<void> {
    this.#remember(this.#langs, keyOf(person), lang);
    await this.#parts.kept.keepLanguage(keyOf(person), lang);
  }

  /** Keeps nothing of what a person has chosen: the language of their Slack counts again. */
  async forget(person: Person): Promise<void> {
    this.#langs.delete(keyOf(person));
    this.#profiles.delete(keyOf(person));
    await this.#parts.kept.forgetLanguage(keyOf(person));
  }

  #ask(person: Person, key: string): Promise<Lang> {
    const asked = this.#find(person, key)
      .catch((error: unknown) => {
        this.#parts.onError(error);
        return this.#parts.defaultLang;
      })
      .then((lang) => {
        this.#remember(this.#langs, key, lang);
        return lang;
      })
      .finally(() => this.#asked.delete(key));
    this.#asked.set(key, asked);
    return asked;
  }

  async #find(person: Person, key: string): Promise<Lang> {
    const chosen = await this.#parts.kept.languageOf(key);
    if (chosen) return chosen;
    const { locale } = await this.#profileOf(person);
    if (!locale) return this.#parts.defaultLang;
    return locale.startsWith('ja') ? 'ja' : 'en';
  }

  #profileOf(person: Person): Promise<Profile> {
    const key = keyOf(person);
    const known = this.#profiles.get(key);
    if (known && this.#isFresh(known)) return known.value;
    const asked = this.#parts.profileOf(person.user);
    this.#remember(this.#profiles, key, asked);
    asked.catch(() => this.#profiles.delete(key)); // logged where it is asked for
    return asked;
  }

  #isFresh({ at }: { readonly at: number }): boolean {
    return this.#parts.now().getTime() - at < KNOWN_MS;
  }

  #remember<T>(known: Known<T>, key: string, value: T): void {
    known.delete(key);
    known.set(key, { value, at: this.#parts.now().getTime() });
    const [oldest] = known.keys();
    if (known.size > MOST && oldest !== undefined) known.delete(oldest);
  }
}
