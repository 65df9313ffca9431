import type { Lang } from '../../library/schema.ts';
import type { Languages } from '../../store/languages.ts';
import { keyOf, type Person } from './staff.ts';

/** Where languages that people have chosen are kept; never rejects. */
export type KeptLanguages = Languages<Lang>;

type Parts = {
  readonly kept: KeptLanguages;
  /** The language of a person's Slack, such as `ja-JP`. */
  readonly localeOf: (user: string) => Promise<string | undefined>;
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

/** Which language each person wants: the one they chose, else that of their Slack. */
export class People {
  readonly #parts: Parts;
  readonly #known = new Map<string, { readonly lang: Lang; readonly at: number }>();
  /** Questions on their way: a person who does two things at once is asked about once. */
  readonly #asked = new Map<string, Promise<Lang>>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The language of a person, asked for where it is not known; never rejects. */
  async langOf(person: Person): Promise<Lang> {
    const { now, wait, defaultLang } = this.#parts;
    const key = keyOf(person);
    const known = this.#known.get(key);
    if (known && now().getTime() - known.at < KNOWN_MS) return known.lang;
    const asked = this.#asked.get(key) ?? this.#ask(person, key);
    const late = wait(PATIENCE_MS).then(
      () => known?.lang ?? defaultLang,
      () => defaultLang,
    );
    return Promise.race([asked, late]);
  }

  /** Keeps what a person has chosen. */
  async choose(person: Person, lang: Lang): Promise<void> {
    this.#remember(keyOf(person), lang);
    await this.#parts.kept.keepLanguage(keyOf(person), lang);
  }

  /** Keeps nothing of what a person has chosen: the language of their Slack counts again. */
  async forget(person: Person): Promise<void> {
    this.#known.delete(keyOf(person));
    await this.#parts.kept.forgetLanguage(keyOf(person));
  }

  #ask(person: Person, key: string): Promise<Lang> {
    const asked = this.#find(person.user, key)
      .catch((error: unknown) => {
        this.#parts.onError(error);
        return this.#parts.defaultLang;
      })
      .then((lang) => {
        this.#remember(key, lang);
        return lang;
      })
      .finally(() => this.#asked.delete(key));
    this.#asked.set(key, asked);
    return asked;
  }

  async #find(user: string, key: string): Promise<Lang> {
    const chosen = await this.#parts.kept.languageOf(key);
    if (chosen) return chosen;
    const locale = await this.#parts.localeOf(user);
    if (!locale) return this.#parts.defaultLang;
    return locale.startsWith('ja') ? 'ja' : 'en';
  }

  #remember(key: string, lang: Lang): void {
    this.#known.delete(key);
    this.#known.set(key, { lang, at: this.#parts.now().getTime() });
    const [oldest] = this.#known.keys();
    if (this.#known.size > MOST && oldest !== undefined) this.#known.delete(oldest);
  }
}
