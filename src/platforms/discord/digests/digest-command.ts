import type { ActionName } from '../../../commands/index.ts';
import type { FieldErrors } from '../../../digests/management/index.ts';
import {
  explainTopics,
  managementReply,
  SUBSCRIPTION_ACTIONS,
} from '../../../digests/management/index.ts';
import { readTopics } from '../../../digests/subscriptions/index.ts';
import { zoneOfLocale } from '../../../digests/timezone/index.ts';
import { LANGS, type Lang } from '../../../library/index.ts';
import type { Reply } from '../../../replies/index.ts';
import { warning } from '../../../replies/index.ts';
import { wordsFor } from '../../../replies/words/index.ts';
import { within } from '../../shared/client/index.ts';
import type { HandlerContext } from '../client/index.ts';
import { isWhole, render } from '../rendering/index.ts';
import { type Asked, mayChange, resolveChannel } from './digest-channel.ts';

/** Discord waits three seconds for a first response; so long (ms) the bot tries to give the answer itself. */
const PATIENCE_MS = 1500;

/**
 * Answers `/digest`, for the eyes of who asks: at once where the store is quick, else after "is thinking…".
 * Rejects with what discord.js throws.
 */
export async function onDigest(asked: Asked, lang: Lang, context: HandlerContext): Promise<void> {
  const { send, subscriptionService, log, wait } = context;
  const answer = answerTo(asked, lang, context).catch((error: unknown) => {
    subscriptionService.tell(error, log);
    return refusal(lang, [wordsFor(lang).management.storeUnavailable]);
  });
  const quick = await within(answer, wait(PATIENCE_MS), null);
  if (!quick) await send.defer(asked);
  const { pages } = render(quick ?? (await answer), { offerPost: false });
  for (const [i, page] of pages.entries()) {
    // After a deferral, the first further message takes its place.
    if (quick && i === 0) await send.reply(asked, page, true);
    else await send.followUp(asked, page, true);
  }
}

function answerTo(asked: Asked, lang: Lang, context: HandlerContext): Promise<Reply> {
  const action = asked.options.getSubcommand(false) as ActionName | null;
  switch (action) {
    case 'add':
      return add(asked, lang, context);
    case 'list':
      return list(asked, lang, context);
    case 'preview':
      return preview(asked, lang, context);
    default:
      return act(asked, action ?? '', lang, context);
  }
}

async function add(
  asked: Asked,
  lang: Lang,
  { subscriptionService, newId, log }: HandlerContext,
): Promise<Reply> {
  const { options, user, guildLocale } = asked;
  const read = subscriptionService.read(
    {
      rhythm: options.getString('every') ?? '',
      time: options.getString('time'),
      zone:
        options.getString('zone') ?? zoneOfLocale(guildLocale ?? '') ?? subscriptionService.zone,
      topics: options.getString('topics') ?? '',
      lang: langIn(asked) ?? lang,
      onlyWhenChanged: options.getBoolean('changes') ?? false,
    },
    lang,
  );
  const found = await resolveChannel(asked, lang, log);
  if (!read.ok || 'unable' in found) {
    const fieldErrors: FieldErrors = read.ok ? {} : read.error;
    const unable = 'unable' in found ? [found.unable] : [];
    return refusal(lang, [...Object.values(fieldErrors), ...unable]);
  }
  return subscriptionService.add(read.value, newId(), found.place, { person: user.id, lang });
}

async function list(
  asked: Asked,
  lang: Lang,
  { subscriptionService, log }: HandlerContext,
): Promise<Reply> {
  const { guildId: server } = asked;
  if (server === null)
    return refusal(lang, [wordsFor(lang).management.channelErrors['only-in-servers']]);
  const all = await subscriptionService.all({ platform: 'discord', server });
  const may = await Promise.all(all.map((of) => mayChange(asked, of, log)));
  return subscriptionService.list(
    all.filter((_, i) => may[i]),
    lang,
  );
}

async function act(
  asked: Asked,
  name: string,
  lang: Lang,
  context: HandlerContext,
): Promise<Reply> {
  const { management } = wordsFor(lang);
  const action = SUBSCRIPTION_ACTIONS.find((one) => one === name);
  if (!action) return refusal(lang, [management.unknownAction(name)]);
  const of = await chosen(asked, lang, context);
  return 'unable' in of
    ? refusal(lang, [of.unable])
    : context.subscriptionService.perform(action, of.digest, lang);
}

/** The digest that the option names, if it is one that the person may change. */
async function chosen(asked: Asked, lang: Lang, { subscriptionService, log }: HandlerContext) {
  const { management } = wordsFor(lang);
  const { guildId: server } = asked;
  if (server === null) return { unable: management.channelErrors['only-in-servers'] };
  const typed = asked.options.getString('digest') ?? '';
  const digest = await subscriptionService.find({ platform: 'discord', server }, typed);
  if (!digest) return { unable: management.unknownId(typed) };
  return (await mayChange(asked, digest, log))
    ? { digest }
    : { unable: management.channelErrors['not-yours'] };
}

async function preview(asked: Asked, lang: Lang, context: HandlerContext): Promise<Reply> {
  if (asked.options.getString('digest') !== null) {
    const of = await chosen(asked, lang, context);
    if ('unable' in of) return refusal(lang, [of.unable]);
    const { digest } = of;
    return context.subscriptionService.preview(
      { ...digest, lang: langIn(asked) ?? digest.lang },
      isWhole,
    );
  }
  const read = readTopics(
    asked.options.getString('topics') ?? '',
    context.commandService.library(),
  );
  if (!read.ok) return refusal(lang, [explainTopics(read.error, lang)]);
  const { guildId: server, channelId: channel } = asked;
  const place = { platform: 'discord', server: server ?? '', channel } as const;
  return context.subscriptionService.previewOf(read.value, langIn(asked) ?? lang, place, isWhole);
}

const langIn = ({ options }: Asked): Lang | null =>
  LANGS.find((lang) => lang === options.getString('language')) ?? null;

const refusal = (lang: Lang, why: readonly string[]) => managementReply(lang, why.map(warning));
