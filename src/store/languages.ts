import type { Store } from './store.ts';

/** The languages that the people of one platform have chosen for themselves. */
export type Languages<L extends string> = {
  /** Null: nothing has been chosen. `person` is an id, unique on the platform. */
  languageOf(person: string): Promise<L | null>;
  keepLanguage(person: string, lang: L): Promise<void>;
  forgetLanguage(person: string): Promise<void>;
};

/**
 * The choices in a store; one for a language that is not among `spoken` counts as none. What fails rejects;
 * `Store.explain` says why.
 */
export function openLanguages<L extends string>(
  store: Store,
  platform: string,
  spoken: readonly L[],
): Languages<L> {
  return {
    async languageOf(person) {
      const database = await store.ready();
      const found = await database
        .selectFrom('language')
        .select('lang')
        .where('platform', '=', platform)
        .where('person', '=', person)
        .executeTakeFirst();
      return spoken.find((lang) => lang === found?.lang) ?? null;
    },
    async keepLanguage(person, lang) {
      const database = await store.ready();
      await database
        .insertInto('language')
        .values({ platform, person, lang })
        .onConflict((on) => on.columns(['platform', 'person']).doUpdateSet({ lang }))
        .execute();
    },
    async forgetLanguage(person) {
      const database = await store.ready();
      await database
        .deleteFrom('language')
        .where('platform', '=', platform)
        .where('person', '=', person)
        .execute();
    },
  };
}
