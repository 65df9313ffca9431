import { prepareIndexes } from '../../answers/index/index.ts';
import { CACHE_FOLDER } from '../../disk-cache/index.ts';
import type { Library } from '../../library/index.ts';
import { LiveLibrary } from '../../library/live/index.ts';
import { describeProblem, loadLibrary } from '../../library/loading/index.ts';
import { explainFault } from '../../observability/index.ts';
import { StartFailure } from '../start-failure.ts';
import type { Configuration } from './configuration.ts';
import { keepSnapshot, restoreSnapshot } from './snapshot.ts';

/** The briefs, and what is still to be done for them. */
export type LoadedBriefs = {
  readonly library: Library;
  /** Builds the indexes, unless an earlier start left them, and keeps them for the next. */
  readonly prepare: () => Promise<void>;
};

/** Loads the briefs. Faulty ones are logged; where none is sound, the start ends with 1. */
export async function loadBriefs(configuration: Configuration): Promise<LoadedBriefs> {
  const { config, log } = configuration;
  const kept = restoreSnapshot(config.briefsDir, (line) => log.info(line));
  const { library, problems } = await loadLibrary(config.briefsDir, kept, config.staleAfter);
  for (const problem of problems) log.error(describeProblem(problem));
  if (library) {
    const prepare = async () => {
      await prepareIndexes(library);
      if (library !== kept && problems.length === 0) await keep(library, configuration);
    };
    return { library, prepare };
  }
  log.fatal(`No brief could be loaded from ${config.briefsDir}. Mend the above and start again.`);
  throw new StartFailure(1);
}

/** Keeps a library for the next start, which takes longer without. */
async function keep(library: Library, { config, log }: Configuration): Promise<void> {
  await keepSnapshot(config.briefsDir, library).catch((error: unknown) => {
    const cause = error instanceof Error ? error.message : String(error);
    log.warn(
      `What the next start needs cannot be kept in ${CACHE_FOLDER} (${cause}): it will take a second longer. Let the account that runs the bot write there.`,
    );
  });
}

/** Watches the folder of the briefs. `onReloaded` is called when other briefs are served. */
export function followBriefs(
  library: Library,
  configuration: Configuration,
  onReloaded: () => void,
): LiveLibrary {
  const { config, log } = configuration;
  return new LiveLibrary(config.briefsDir, library, {
    staleAfter: config.staleAfter,
    async prepare(next, signal) {
      await prepareIndexes(next, signal);
      if (!signal.aborted) await keep(next, configuration);
    },
    onFault: (error) => log.error(explainFault(error)),
    report(event) {
      if (event.kind === 'unwatched') {
        log.warn(event.why);
        return;
      }
      const { version, briefs } = event.library;
      if (event.kind === 'reloaded') {
        log.info({ version, briefs: briefs.size }, 'briefs reloaded');
        onReloaded();
        return;
      }
      for (const problem of event.problems) log.error(describeProblem(problem));
      log.warn({ version }, 'edit not taken: still serving the last good briefs');
    },
  });
}
