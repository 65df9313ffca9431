import { keepLatest, type Lang } from '../../../library/index.ts';
import type { Languages } from '../../../store/index.ts';
import { within } from '../../shared/client/index.ts';
import { keyOf, type Person } from './person.ts';

/** Where languages that people have chosen are kept; never rejects. `unknown`: it cannot be told now. */
export type KeptLanguages = Omit<Languages<Lang>, 'languageOf'> & {
  languageOf(person: string): Promise<Lang | null | 'unknown'>;
};

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
/** Slack waits 3 s for an answer; so long (ms) the bot waits for Slack to say the language to answer in, … */
const PATIENCE_MS = 1500;
/** … and for the store to say which one was chosen, perhaps at another copy of the bot, if it was told before. */
const STORE_PATIENCE_MS = 250;
const MOST = 10_000;

type Known<T> = Map<string, { readonly value: T; readonly at: number }>;

/** Which language each person wants, the one they chose, else that of their Slack; and their time zone. */
export class UserProfiles {
  readonly #parts: Parts;
  /** What each person had chosen when the store was last asked: it may be away. */
  readonly #chosen: Known<Lang | null> = new Map();
  /** The languages of their Slack. */
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
    const chosen = await this.#chosenBy(key);
    if (chosen) return chosen;
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
    this.#remember(this.#chosen, keyOf(person), lang);
    await this.#parts.kept.keepLanguage(keyOf(person), lang);
  }

  /** Keeps nothing of what a person has chosen: the language of their Slack counts again. */
  async forget(person: Person): Promise<void> {
    this.#remember(this.#chosen, keyOf(person), null);
    this.#langs.delete(keyOf(person));
    this.#profiles.delete(keyOf(person));
    await this.#parts.kept.forgetLanguage(keyOf(person));
  }

  #ask(person: Person, key: string): Promise<Lang> {
    const asked = this.#find(person)
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

  /** Asks the store each time, as another copy of the bot may have been told. */
  async #chosenBy(key: string): Promise<Lang | null> {
    const { kept, wait } = this.#parts;
    const before = this.#chosen.get(key);
    const late = () => wait(before ? STORE_PATIENCE_MS : PATIENCE_MS);
    const chosen = await within(kept.languageOf(key), late, 'unknown' as const);
    if (chosen === 'unknown') return before?.value ?? null;
    this.#remember(this.#chosen, key, chosen);
    return chosen;
  }

  async #find(person: Person): Promise<Lang> {
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
    keepLatest(known, key, { value, at: this.#parts.now().getTime() }, MOST);
  }
}
