import { prepareIndexes } from '../../answers/index/index.ts';
import { CACHE_FOLDER } from '../../disk-cache/index.ts';
import type { Library } from '../../library/index.ts';
import { LiveLibrary } from '../../library/live/index.ts';
import { describeProblem, loadLibrary } from '../../library/loading/index.ts';
import { explainFault, messageOf } from '../../observability/index.ts';
import { StartFailure } from '../start-failure.ts';
import type { Configuration } from './configuration.ts';
import { keepSnapshot, restoreSnapshot } from './snapshot.ts';

/** The briefs, and what is still to be done for them. */
export type LoadedBriefs = {
  readonly library: Library;
  /** Builds the indexes, unless an earlier start left them, and keeps them for the next. */
  readonly prepare: () => Promise<void>;
  /** Keeps other briefs, which have their indexes, for the next start. */
  readonly keep: (library: Library) => Promise<void>;
};

/** Loads the briefs. Faulty ones are logged; where none is sound, the start ends. */
export async function loadBriefs(configuration: Configuration): Promise<LoadedBriefs> {
  const { config, log } = configuration;
  const kept = restoreSnapshot(config.briefsDir, (line) => log.info(line));
  const { library, problems } = await loadLibrary(config.briefsDir, kept, config.staleAfter);
  for (const problem of problems) log.error(describeProblem(problem));
  if (library) {
    const keep = keeper(configuration);
    const prepare = async () => {
      await prepareIndexes(library);
      if (library !== kept && problems.length === 0) await keep(library);
    };
    return { library, prepare, keep };
  }
  log.fatal(`No brief could be loaded from ${config.briefsDir}. Mend the above and start again.`);
  throw new StartFailure(problems.some(({ isOfSetting }) => isOfSetting) ? 2 : 1);
}

/** Keeps libraries for the next start, which takes longer without. That it cannot is said once, not with every reload. */
function keeper({ config, log }: Configuration): LoadedBriefs['keep'] {
  let hasWarned = false;
  return (library) =>
    keepSnapshot(config.briefsDir, library).catch((error: unknown) => {
      if (hasWarned) return;
      hasWarned = true;
      log.warn(
        `What the next start needs cannot be kept in ${CACHE_FOLDER} (${messageOf(error)}): it will take a second longer. Let the account that runs the bot write there.`,
      );
    });
}

/** Watches the folder of the briefs. `onReloaded` is called when other briefs are served. */
export function followBriefs(
  { library, keep }: LoadedBriefs,
  { config, log }: Configuration,
  onReloaded: () => void,
): LiveLibrary {
  return new LiveLibrary(config.briefsDir, library, {
    staleAfter: config.staleAfter,
    async prepare(next, signal) {
      await prepareIndexes(next, signal);
      if (!signal.aborted) await keep(next);
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
      if (event.kind === 'mended') {
        log.info({ version }, 'the briefs are sound again: the folder holds what is served');
        return;
      }
      for (const problem of event.problems) log.error(describeProblem(problem));
      log.warn({ version }, 'edit not taken: still serving the last good briefs');
    },
  });
}
