import { type CommandService, createCommandService } from '../../commands/index.ts';
import type { Library } from '../../library/index.ts';
import { explainFault } from '../../observability/index.ts';
import { openFeedback, type Ratings, type Store } from '../../store/index.ts';
import type { Configuration } from './configuration.ts';

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
  const orLog = (work: Promise<void>) =>
    work.catch((error: unknown) => store.tell(error, (line) => log.error(line)));
  const commandService = createCommandService({
    ...{ library, now },
    onMiss(words, lang) {
      if (!config.learnFromMisses) return;
      orLog(feedback.addMisses(words, lang)).catch((error: unknown) =>
        log.error(explainFault(error)),
      );
    },
  });
  return {
    commandService,
    ratings: { addRating: (fact, vote) => orLog(feedback.addRating(fact, vote)) },
  };
}
