import { createServer } from 'node:net';
import { type Config, embeddingModelFault, readDigestCron } from '../../app/config/index.ts';
import { describeProblem, findPlaceholders, loadLibrary } from '../../library/loading/index.ts';
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
  for (const left of await findPlaceholders(briefsDir)) yield fault(describeProblem(left));
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

/** Whether the web page can be served where it is to be, and beside it the bot's health. */
export async function* checkPorts({ host, port, health }: Config): AsyncGenerator<Finding> {
  const page = await listen({ host, port });
  yield page.error
    ? fault(explainListenError(page.error, { host, port }, ['HOST', 'PORT']))
    : ok(`the web page can be served on ${host}:${port}`);
  if (health) {
    const probe = await listen(health);
    yield probe.error
      ? fault(explainListenError(probe.error, health, ['HEALTH_HOST', 'HEALTH_PORT']))
      : ok(`/healthz and /readyz can be served on ${health.host}:${health.port}`);
    await probe.close();
  }
  await page.close();
}

/** Listens until `close`; `error`: why that cannot be. */
async function listen(at: { readonly host: string; readonly port: number }) {
  const probe = createServer();
  const close = () => new Promise<void>((closed) => probe.close(() => closed()));
  const error = await new Promise<NodeJS.ErrnoException | null>((done) => {
    probe.once('error', done);
    probe.listen({ host: at.host, port: at.port }, () => done(null));
  });
  return { error, close };
}

/** The rules of time zones, and when DIGEST_CRON is due by them. */
export async function* checkDigestTime({ digest }: Config): AsyncGenerator<Finding> {
  const { cron, zone } = digest;
  yield ok(`time zone rules ${zoneRules()}, digests in ${zone} where no zone is named`);
  if (cron === null) return;
  const read = await readDigestCron(cron, digest, new Date());
  yield 'error' in read
    ? fault(read.error)
    : ok(`DIGEST_CRON: ${read.schedule.cron} in ${read.schedule.zone}`);
}

/** The model that compares meanings, where a folder of one is set. */
export function* checkEmbeddingModel(config: Config): Generator<Finding> {
  const wrong = embeddingModelFault(config);
  if (wrong) yield fault(wrong);
}
