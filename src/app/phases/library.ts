import { prepareIndexes } from '../../answers/index/index.ts';
import type { Library } from '../../library/index.ts';
import { LiveLibrary } from '../../library/live/index.ts';
import { describeProblem, loadLibrary } from '../../library/loading/index.ts';
import { explainFault } from '../../observability/index.ts';
import { StartFailure } from '../start-failure.ts';
import type { Configuration } from './configuration.ts';

/** Loads the briefs. Faulty ones are logged; where none is sound, the start ends with 1. */
export async function loadBriefs({ config, log }: Configuration): Promise<Library> {
  const { library, problems } = await loadLibrary(config.briefsDir);
  for (const problem of problems) log.error(describeProblem(problem));
  if (library) return library;
  log.fatal(`No brief could be loaded from ${config.briefsDir}. Mend the above and start again.`);
  throw new StartFailure(1);
}

/** Watches the folder of the briefs. `onReloaded` is called when other briefs are served. */
export function followBriefs(
  library: Library,
  { config, log }: Configuration,
  onReloaded: () => void,
): LiveLibrary {
  return new LiveLibrary(config.briefsDir, library, {
    prepare: prepareIndexes,
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
