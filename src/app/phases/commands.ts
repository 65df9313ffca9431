import { type CommandService, createCommandService } from '../../commands/index.ts';
import type { Library } from '../../library/index.ts';
import { explainFault } from '../../observability/index.ts';
import { openFeedback, type Ratings, type Store } from '../../store/index.ts';
import type { Configuration } from './configuration.ts';
import { orLogged } from './store.ts';

/** What answers people, whatever platform they use. */
export type Answering = { readonly commandService: CommandService; readonly ratings: Ratings };

/** The command service, and where votes go. What the store cannot keep is logged. */
export function createAnswering(
  { config, log }: Configuration,
  store: Store,
  library: () => Library,
  now: () => Date,
): Answering {
  const feedback = openFeedback(store);
  const orElse = orLogged(store, log);
  const commandService = createCommandService({
    ...{ library, now },
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
