import { setTimeout as delay } from 'node:timers/promises';
import { byTimer, createMeaning, type Meaning } from '../../answers/index.ts';
import {
  type CommandService,
  createCommandService,
  type PersonalData,
} from '../../commands/index.ts';
import { CACHE_FOLDER } from '../../disk-cache/index.ts';
import type { Library } from '../../library/index.ts';
import { explainFault, type Logger } from '../../observability/index.ts';
import { within } from '../../platforms/shared/client/index.ts';
import { openFeedback, type Ratings, type Store } from '../../store/index.ts';
import type { Configuration } from './configuration.ts';
import type { SharedState } from './shared-state.ts';
import { orLogged } from './store.ts';

/** What answers people, whatever platform they use. */
export type Answering = { readonly commandService: CommandService; readonly ratings: Ratings };

/** The command service, and where votes go. What the store cannot keep is logged. */
export function createAnswering(
  { config, log }: Configuration,
  {
    store,
    ...needs
  }: {
    readonly store: Store;
    readonly conversations: SharedState['conversations'];
    readonly library: () => Library;
    readonly now: () => Date;
    readonly meaning: Meaning;
  },
): Answering {
  const feedback = openFeedback(store);
  const orElse = orLogged(store, log);
  const commandService = createCommandService({
    ...needs,
    publicUrl: config.publicUrl,
    personalData: personalDataIn(store, log, needs.now),
    onMiss(words, lang) {
      if (!config.learnFromMisses) return;
      orElse(feedback.addMisses(words, lang), undefined).catch((error: unknown) =>
        log.error(explainFault(error)),
      );
    },
  });
  return {
    commandService,
    ratings: { addRating: (fact, vote) => orElse(feedback.addRating(fact, vote), undefined) },
  };
}

/** Chats wait 3 s for an answer: so long (ms) what is stored about a person may take. */
const PATIENCE_WITH_STORE_MS = 2000;

/** What is stored about people. Where the store fails that is logged. */
function personalDataIn(store: Store, log: Logger, now: () => Date): PersonalData {
  const orElse = orLogged(store, log);
  const soon = <T>(work: Promise<T>) =>
    within(orElse(work, null), delay(PATIENCE_WITH_STORE_MS, null, { ref: false }), null);
  const load = () => import('../../store/data/index.ts'); // few ask
  return {
    storedAbout: (person) => soon(load().then((data) => data.storedAbout(store, person))),
    forget: (person) => soon(load().then((data) => data.forgetPerson(store, person, now()))),
  };
}

/**
 * A question does not wait longer (ms) for the second stage, which takes tens of them, and while its model is being
 * loaded, which takes most of a second, not longer than this: chats wait 3 s for an answer.
 */
const PATIENCE_MS = { answer: 250, loading: 1000 } as const;

/** What compares meanings, where words alone do not decide. Its model is loaded with such a question. */
export const openMeaning = ({ config, log }: Configuration): Meaning =>
  createMeaning({
    ...{ folder: config.embeddingModel, cacheFolder: CACHE_FOLDER, patience: PATIENCE_MS },
    ...{ after: byTimer, log },
  });
