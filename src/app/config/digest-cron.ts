import type { Schedule } from '../../digests/schedule/index.ts';
import type { Config } from './config.ts';
import { REMEDIES } from './environment.ts';
import { mayBeShown, shown } from './secrets.ts';

/** When DIGEST_CRON, which is set, is due; or why it never is, with the remedy. Loads what reads schedules. */
export async function readDigestCron(
  cron: string,
  { zone }: Pick<Config['digest'], 'zone'>,
  now: Date,
): Promise<{ readonly schedule: Schedule } | { readonly error: string }> {
  const { readSchedule } = await import('../../digests/schedule/index.ts');
  const read = readSchedule({ rhythm: cron, time: null, zone }, now);
  if (read.ok) return { schedule: read.value };
  const { explainRefusal } = await import('../../digests/management/index.ts');
  // What people are told of a schedule quotes it.
  const why = mayBeShown('DIGEST_CRON', cron)
    ? read.error.map((one) => explainRefusal(one, 'en')).join(' ')
    : `Set it to ${REMEDIES.DIGEST_CRON}, or remove it.`;
  return { error: `DIGEST_CRON is ${shown('DIGEST_CRON', cron)}. ${why}` };
}
