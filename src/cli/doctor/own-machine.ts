import { createServer } from 'node:net';
import type { Config } from '../../app/config/index.ts';
import { explainRefusal } from '../../digests/management/index.ts';
import { readSchedule } from '../../digests/schedule/index.ts';
import { describeProblem, loadLibrary } from '../../library/loading/index.ts';
import { zoneRules } from '../../observability/index.ts';
import { type Finding, fault, ok } from '../../platforms/shared/doctor/index.ts';
import { explainListenError } from '../../platforms/web/index.ts';
import { openStore, UnusableStore } from '../../store/index.ts';

/** The Node that runs this, which is also that of `npm start`; an older one has been refused by now. */
export function* checkSystem(): Generator<Finding> {
  yield ok(`Node.js ${process.version}`);
}

/** The folder of briefs, read whole. */
export async function* checkBriefs({ briefsDir, staleAfter }: Config): AsyncGenerator<Finding> {
  const { library, problems } = await loadLibrary(briefsDir, null, staleAfter);
  for (const problem of problems) yield fault(describeProblem(problem));
  if (library && problems.length === 0) yield ok(`${library.briefs.size} briefs in ${briefsDir}`);
}

/** The database, with its tables brought up to date as the start does. */
export async function* checkDatabase({ databaseUrl }: Config): AsyncGenerator<Finding> {
  try {
    const store = openStore(databaseUrl);
    try {
      await store.ready();
      const kind = databaseUrl.startsWith('file:') ? databaseUrl : 'PostgreSQL';
      yield ok(`database: ${kind} can be used, its tables are up to date`);
    } finally {
      await store.close();
    }
  } catch (error) {
    if (!(error instanceof UnusableStore)) throw error;
    yield fault(error.message);
  }
}

/** Whether the web page can be served where it is to be, … */
export async function* checkPort({ host, port }: Config): AsyncGenerator<Finding> {
  const error = await listenError({ host, port });
  yield error
    ? fault(explainListenError(error, { host, port }, ['HOST', 'PORT']))
    : ok(`the web page can be served on ${host}:${port}`);
}

/** … and the bot's health. */
export async function* checkHealthPort({ health }: Config): AsyncGenerator<Finding> {
  if (!health) return;
  const error = await listenError(health);
  yield error
    ? fault(explainListenError(error, health, ['HEALTH_HOST', 'HEALTH_PORT']))
    : ok(`/healthz and /readyz can be served on ${health.host}:${health.port}`);
}

async function listenError(at: {
  readonly host: string;
  readonly port: number;
}): Promise<NodeJS.ErrnoException | null> {
  const probe = createServer();
  const error = await new Promise<NodeJS.ErrnoException | null>((done) => {
    probe.once('error', done);
    probe.listen({ host: at.host, port: at.port }, () => done(null));
  });
  await new Promise((closed) => probe.close(closed));
  return error;
}

/** The rules of time zones, and when DIGEST_CRON is due by them. */
export function* checkDigestTime({ digest: { cron, zone } }: Config): Generator<Finding> {
  yield ok(`time zone rules ${zoneRules()}, digests in ${zone} where no zone is named`);
  if (cron === null) return;
  const read = readSchedule({ rhythm: cron, time: null, zone }, new Date());
  yield read.ok
    ? ok(`DIGEST_CRON: ${read.value.cron} in ${read.value.zone}`)
    : fault(
        `DIGEST_CRON is "${cron}". ${read.error.map((one) => explainRefusal(one, 'en')).join(' ')}`,
      );
}
