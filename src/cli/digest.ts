import { Option } from 'commander';
import { type Config, defaultLangFor } from '../app/config/index.ts';
import { compose, type History, readHistory } from '../digests/content/index.ts';
import { type Delivery, lastDeliveries } from '../digests/delivery/index.ts';
import { explainTopics } from '../digests/management/index.ts';
import { readTopics } from '../digests/subscriptions/index.ts';
import type { Lang } from '../library/index.ts';
import { isDateText } from '../library/index.ts';
import { isWhole as onDiscord } from '../platforms/discord/rendering/index.ts';
import { isWhole as onSlack } from '../platforms/slack/rendering/index.ts';
import type { Reply } from '../replies/index.ts';
import { openStore, type Store } from '../store/index.ts';
import { printReply } from './print-reply.ts';
import {
  commandLine,
  complain,
  configOrComplaint,
  EXIT,
  type Exit,
  type Form,
  formOption,
  langOption,
  loadForTerminal,
  runToExit,
  type Terminal,
} from './terminal.ts';

type PreviewOptions = { topics?: string[]; since?: string; lang?: Lang; as: Form };

/** `npm run -s digest -- preview` and `npm run -s digest -- log`. */
export function digest(terminal: Terminal): Promise<Exit> {
  const description = 'Show the digest that would be posted, or what was posted.';
  const program = commandLine('digest', description, terminal);
  let run: () => Promise<Exit>;
  program
    .command('preview')
    .description('Show the digest that would be posted now')
    .option(
      '--topics <topics...>',
      'briefs that it is about, or "all but" and briefs; left out, all',
    )
    .option('--since <day>', 'the day of the last digest, as 2026-03-24; left out, today')
    .addOption(langOption())
    .addOption(formOption())
    .action((options: PreviewOptions) => {
      run = () => preview(options, terminal);
    });
  program
    .command('log')
    .description('List the last deliveries, the newest first')
    .addOption(new Option('--count <count>', 'how many').default(50).argParser(Number))
    .action(({ count }: { count: number }) => {
      run = () => log(count, terminal);
    });
  return runToExit(program, () => run(), terminal);
}

async function preview(
  { topics: typed = [], since, lang, as: form }: PreviewOptions,
  terminal: Terminal,
): Promise<Exit> {
  const config = configOrComplaint(terminal);
  if (!config) return EXIT.usage;
  if (since !== undefined && !(isDateText(since) && since.length === 10)) {
    complain(`--since is "${since}". Write a day as YYYY-MM-DD.`, terminal);
    return EXIT.usage;
  }
  const now = new Date();
  const from = since === undefined ? now : new Date(`${since}T00:00:00Z`);
  if (from > now) {
    complain(
      `--since is ${since}, which lies ahead. Write a day that has begun, or leave it out.`,
      terminal,
    );
    return EXIT.usage;
  }
  const { library, problems } = await loadForTerminal(
    config.briefsDir,
    terminal,
    config.staleAfter,
  );
  if (!library) return EXIT.failed;
  const topics = readTopics(typed.join(','), library);
  if (!topics.ok) {
    const { error: refused } = topics;
    complain(
      refused.kind === 'unknown-topic'
        ? `No brief is called "${refused.name}". npm run -s brief lists them all.`
        : explainTopics(refused, 'en'),
      terminal,
    );
    return EXIT.usage;
  }
  const digestContext = {
    topics: topics.value,
    lang: lang ?? defaultLangFor(config, library),
    zone: config.digest.zone,
    onlyWhenChanged: false,
    since: from,
    shown: new Map(),
    lateFrom: null,
    publicUrl: config.publicUrl,
  };
  const history = await withStore(config, readHistory);
  const composed = compose(digestContext, history, library, now, isOnePage);
  if (!composed) return EXIT.failed;
  await printReply(composed.reply, form, terminal);
  return problems.length === 0 ? EXIT.ok : EXIT.failed;
}

/** What both platforms hold in one message. */
function isOnePage(reply: Reply): boolean {
  return onDiscord(reply) && onSlack(reply);
}

async function log(count: number, terminal: Terminal): Promise<Exit> {
  if (!(Number.isInteger(count) && count > 0)) {
    complain('Write after --count a whole number above 0.', terminal);
    return EXIT.usage;
  }
  const config = configOrComplaint(terminal);
  if (!config) return EXIT.usage;
  const deliveries = await withStore(config, (store) => lastDeliveries(store, count));
  for (const delivery of deliveries) terminal.stdout.write(`${lineOf(delivery)}\n`);
  if (deliveries.length === 0) complain('Nothing yet: no digest was due so far.', terminal);
  return EXIT.ok;
}

function lineOf({ slot, channelRef, state, message, reason }: Delivery): string {
  const where = `${channelRef.platform} ${channelRef.server}/${channelRef.channel}`;
  return [slot.toISOString(), state, where, message ?? '', reason ?? ''].join('\t');
}

async function withStore<T extends History | Delivery[]>(
  { databaseUrl }: Config,
  use: (store: Store) => Promise<T>,
): Promise<T> {
  const store = openStore(databaseUrl);
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}
