import type { DeedName } from '../../digest/command-form.ts';
import { explainTopics } from '../../digest/explain-refusal.ts';
import { DEEDS } from '../../digest/office.ts';
import { officeReply } from '../../digest/office-reply.ts';
import { readTopics } from '../../digest/read-topics.ts';
import type { Faults } from '../../digest/wish.ts';
import { zoneOfLocale } from '../../digest/zone-of-locale.ts';
import { LANGS, type Lang } from '../../library/schema.ts';
import { warning } from '../../reply/notices.ts';
import type { Reply } from '../../reply/reply.ts';
import { wordsFor } from '../../reply/words/index.ts';
import { within } from '../shared/within.ts';
import { type Asked, mayChange, placeOf } from './digest-place.ts';
import { isWhole, render } from './render.ts';
import type { Staff } from './staff.ts';

/** Discord waits three seconds for a first response; so long (ms) the bot tries to give the answer itself. */
const PATIENCE_MS = 1500;

/**
 * Answers `/digest`, for the eyes of who asks: at once where the store is quick, else after "is thinking…".
 * Rejects with what discord.js throws.
 */
export async function onDigest(asked: Asked, lang: Lang, staff: Staff): Promise<void> {
  const { send, office, log, wait } = staff;
  const answer = answerTo(asked, lang, staff).catch((error: unknown) => {
    office.tell(error, log);
    return refusal(lang, [wordsFor(lang).office.storeAway]);
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

function answerTo(asked: Asked, lang: Lang, staff: Staff): Promise<Reply> {
  const deed = asked.options.getSubcommand(false) as DeedName | null;
  switch (deed) {
    case 'add':
      return add(asked, lang, staff);
    case 'list':
      return list(asked, lang, staff);
    case 'preview':
      return preview(asked, lang, staff);
    default:
      return act(asked, deed ?? '', lang, staff);
  }
}

async function add(asked: Asked, lang: Lang, { office, newId, log }: Staff): Promise<Reply> {
  const { options, user, guildLocale } = asked;
  const read = office.read(
    {
      rhythm: options.getString('every') ?? '',
      time: options.getString('time'),
      zone: options.getString('zone') ?? zoneOfLocale(guildLocale ?? '') ?? office.zone,
      topics: options.getString('topics') ?? '',
      lang: langIn(asked) ?? lang,
      onlyWhenChanged: options.getBoolean('changes') ?? false,
    },
    lang,
  );
  const found = await placeOf(asked, lang, log);
  if ('faults' in read || 'unable' in found) {
    const faults: Faults = 'faults' in read ? read.faults : {};
    const unable = 'unable' in found ? [found.unable] : [];
    return refusal(lang, [...Object.values(faults), ...unable]);
  }
  return office.add(read.plan, newId(), found.place, { person: user.id, lang });
}

async function list(asked: Asked, lang: Lang, { office, log }: Staff): Promise<Reply> {
  const { guildId: server } = asked;
  if (server === null) return refusal(lang, [wordsFor(lang).office.unable['only-in-servers']]);
  const all = await office.all({ platform: 'discord', server });
  const may = await Promise.all(all.map((of) => mayChange(asked, of, log)));
  return office.list(
    all.filter((_, i) => may[i]),
    lang,
  );
}

async function act(asked: Asked, name: string, lang: Lang, staff: Staff): Promise<Reply> {
  const { office } = wordsFor(lang);
  const deed = DEEDS.find((one) => one === name);
  if (!deed) return refusal(lang, [office.unknownDeed(name)]);
  const of = await chosen(asked, lang, staff);
  return 'unable' in of ? refusal(lang, [of.unable]) : staff.office.act(deed, of.digest, lang);
}

/** The digest that the option names, if it is one that the person may change. */
async function chosen(asked: Asked, lang: Lang, { office: desk, log }: Staff) {
  const { office } = wordsFor(lang);
  const { guildId: server } = asked;
  if (server === null) return { unable: office.unable['only-in-servers'] };
  const typed = asked.options.getString('digest') ?? '';
  const digest = await desk.find({ platform: 'discord', server }, typed);
  if (!digest) return { unable: office.unknownId(typed) };
  return (await mayChange(asked, digest, log))
    ? { digest }
    : { unable: office.unable['not-yours'] };
}

async function preview(asked: Asked, lang: Lang, staff: Staff): Promise<Reply> {
  if (asked.options.getString('digest') !== null) {
    const of = await chosen(asked, lang, staff);
    if ('unable' in of) return refusal(lang, [of.unable]);
    const { digest } = of;
    return staff.office.preview({ ...digest, lang: langIn(asked) ?? digest.lang }, isWhole);
  }
  const read = readTopics(asked.options.getString('topics') ?? '', staff.desk.library());
  if ('refused' in read) return refusal(lang, [explainTopics(read.refused, lang)]);
  const { guildId: server, channelId: channel } = asked;
  const place = { platform: 'discord', server: server ?? '', channel } as const;
  return staff.office.previewOf(read.topics, langIn(asked) ?? lang, place, isWhole);
}

const langIn = ({ options }: Asked): Lang | null =>
  LANGS.find((lang) => lang === options.getString('language')) ?? null;

const refusal = (lang: Lang, why: readonly string[]) => officeReply(lang, why.map(warning));
