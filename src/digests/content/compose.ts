import type { DateText, Lang } from '../../library/index.ts';
import { type Brief, type Fact, inDateOrder, type Library } from '../../library/index.ts';
import type { Block, Reply } from '../../replies/index.ts';
import {
  ageLine,
  briefAddress,
  Citations,
  changesAddress,
  commandButton,
  forReader,
  info,
  reviewNotice,
  staleNotice,
  topicSelect,
} from '../../replies/index.ts';
import { wordsFor } from '../../replies/words/index.ts';
import { isAbout, type Topics } from '../subscriptions/index.ts';
import type { Zone } from '../timezone/index.ts';
import { dayIn, timeIn } from '../timezone/index.ts';
import { changeBlocks, type Headed, underHeadings } from './change-blocks.ts';
import { withSourcesOf } from './change-log.ts';
import { type Change, changesSince } from './changes.ts';
import type { History } from './history.ts';
import { nextInRotation, type Shown } from './rotation.ts';

/** What a digest is made for. */
export type DigestContext = {
  readonly topics: Topics;
  readonly lang: Lang;
  readonly zone: Zone;
  readonly onlyWhenChanged: boolean;
  /** When the channel had its last digest, or asked for the first. */
  readonly since: Date;
  /** When each brief was last the subject of a digest in this channel. */
  readonly shown: Shown;
  /** The time that this digest was due at, where it is late; else null. */
  readonly lateFrom: Date | null;
  /** The origin of the public pages; null or absent: it leads to none. */
  readonly publicUrl?: string | null;
};

/** A digest, and the brief that it shows in rotation (null: it has changes to show). */
export type Digest = { readonly reply: Reply; readonly brief: Brief | null };

/** So many changed facts are shown at most; the rest is counted. */
const MOST_CHANGES = 8;
const MOST_ON_THIS_DAY = 3;

/**
 * The digest of this moment: what has changed, or else one brief and what happened on this day. Null where there
 * is nothing to say: only changes are wanted, or its briefs are gone. What it shows grows less until it `fits` into one
 * message.
 */
export function compose(
  digestContext: DigestContext,
  history: History,
  library: Library,
  now: Date,
  fits: (reply: Reply) => boolean,
): Digest | null {
  const { topics, since, onlyWhenChanged } = digestContext;
  const changes = changesSince(since, history, library, topics, now);
  const briefs = [...library.briefs.values()].filter(({ id }) => isAbout(topics, id));
  const isQuiet = changes.length === 0;
  if (isQuiet && (onlyWhenChanged || briefs.length === 0)) return null;
  const brief = isQuiet ? nextInRotation(briefs, digestContext.shown) : null;
  const subject = { changes, briefs, brief };
  for (let most = MOST_CHANGES; ; most--) {
    const reply = replyWith(most, subject, digestContext, library, now);
    if (most === 0 || fits(reply)) return { reply, brief };
  }
}

/** What a digest has to show. */
type Subject = {
  readonly changes: readonly Change[];
  /** Those that it is about. */
  readonly briefs: readonly Brief[];
  readonly brief: Brief | null;
};

/** A digest with so many facts at most. */
function replyWith(
  most: number,
  { changes, briefs, brief }: Subject,
  { lang, zone, since, lateFrom, publicUrl }: DigestContext,
  library: Library,
  now: Date,
): Reply {
  const words = wordsFor(lang);
  const citations = new Citations(withSourcesOf(changes, library), lang);
  const today = dayIn(zone, now);
  const blocks: Block[] = [...staleNotice(library, lang, today)];
  if (lateFrom) {
    const due = words.digest.schedule.inZone(timeIn(zone, lang, lateFrom), zone);
    blocks.push(info(words.digest.late(due)));
  }
  if (brief) {
    blocks.push(info(words.digest.quiet(words.date(dayIn(zone, since)))));
    blocks.push(...briefBlocks(brief, lang, citations, today));
    blocks.push(...onThisDay(briefs, most, lang, citations, today));
  }
  blocks.push(...changeBlocks(changes, most, lang, (at) => dayIn(zone, at), citations));
  const address = brief ? briefAddress(brief.id, lang) : changesAddress(lang);
  const reply: Reply = {
    lang,
    outcome: 'found',
    title: words.digest.titleOf(library.title[lang]),
    topic: brief?.id ?? null,
    missed: [],
    again: null,
    asOf: ageLine(citations.newestSource() ?? library.newestSource, lang, today),
    ...(publicUrl && { page: { label: words.openPage, url: `${publicUrl}${address}` } }),
    blocks,
    citations: citations.list(),
    actions: [
      ...(brief ? [commandButton(brief.title[lang], 'brief', { topic: brief.id }, lang)] : []),
      // Those that it is about come first: a menu may not hold all.
      ...topicSelect(
        words.buttons.open,
        [...new Set([...briefs, ...library.briefs.values()])],
        lang,
      ),
    ],
  };
  return forReader(reply, library);
}

function briefBlocks(brief: Brief, lang: Lang, citations: Citations, today: DateText): Block[] {
  const words = wordsFor(lang);
  return [
    { kind: 'heading', text: brief.title[lang] },
    ...reviewNotice(brief, lang, today),
    { kind: 'statement', label: words.bottomLine, ...citations.text(brief.bottomLine) },
    { kind: 'statement', label: words.whyItMatters, ...citations.text(brief.whyItMatters) },
  ];
}

function onThisDay(
  briefs: readonly Brief[],
  most: number,
  lang: Lang,
  citations: Citations,
  today: DateText,
): Block[] {
  const words = wordsFor(lang);
  const facts: Fact[] = briefs.flatMap((brief) => brief.facts);
  const then = inDateOrder(facts).filter(
    ({ date }) => date.length === 10 && date.slice(4) === today.slice(4) && date < today,
  );
  const shown = Math.min(most, MOST_ON_THIS_DAY, then.length);
  const headed = then.slice(then.length - shown).map((fact): Headed => {
    return { heading: words.digest.onThisDay(words.date(fact.date)), fact };
  });
  return underHeadings(headed, citations);
}
