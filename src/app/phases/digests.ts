import { randomUUID } from 'node:crypto';
import type { Publishers } from '../../digests/delivery/index.ts';
import type { Digests } from '../../digests/index.ts';
import type { Library } from '../../library/index.ts';
import type { Platform } from '../../platforms/shared/platform/index.ts';
import type { Store } from '../../store/index.ts';
import { defaultLangFor } from '../config/index.ts';
import { wait } from '../wait.ts';
import type { Configuration } from './configuration.ts';

/** Begins to post digests when they are due. The tables are up to date. */
export async function startPosting(
  { config, log, configuredDigests }: Configuration,
  needs: {
    readonly store: Store;
    readonly library: () => Library;
    readonly now: () => Date;
    /** Those that have been started. */
    readonly platforms: readonly Platform[];
  },
): Promise<Digests> {
  const { platforms, ...parts } = needs;
  // Cron is loaded once somebody has been answered, or could have been.
  const { everyMinute, startDigests } = await import('../../digests/index.ts');
  return startDigests({
    ...parts,
    ...{ log, wait, everyMinute, id: randomUUID(), grace: config.digest.grace },
    publicUrl: config.publicUrl,
    publishers: () => publishersOf(platforms),
    configured: configuredDigests && {
      ...configuredDigests,
      lang: defaultLangFor(config, needs.library()),
    },
  });
}

/** Of the platforms that are connected now. */
function publishersOf(platforms: readonly Platform[]): Publishers {
  const connected = platforms.flatMap((platform) => {
    const publisher = platform.publisher();
    return publisher ? [[platform.name, publisher] as const] : [];
  });
  return Object.fromEntries(connected);
}
