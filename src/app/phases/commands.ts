import { byTimer, createMeaning, type Meaning } from '../../answers/index.ts';
import { type CommandService, createCommandService } from '../../commands/index.ts';
import { CACHE_FOLDER } from '../../disk-cache/index.ts';
import type { Library } from '../../library/index.ts';
import { explainFault } from '../../observability/index.ts';
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

/** A question does not wait longer (ms) for the second stage. It takes tens of them, but for the first question. */
const PATIENCE_MS = 250;

/** What compares meanings, where words alone do not decide. Its model is loaded with the first such question. */
export const openMeaning = ({ config, log }: Configuration): Meaning =>
  createMeaning({
    ...{ folder: config.embeddingModel, cacheFolder: CACHE_FOLDER, patience: PATIENCE_MS },
    ...{ after: byTimer, log },
  });
