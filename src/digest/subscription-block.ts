import type { Library } from '../library/library.ts';
import type { BriefId, Lang } from '../library/schema.ts';
import type { SubscriptionBlock } from '../reply/reply.ts';
import { wordsFor } from '../reply/words/index.ts';
import { describeSchedule } from './describe-schedule.ts';
import { type Delivery, linkOf } from './ledger.ts';
import { timeIn } from './local-time.ts';
import { nextSlots } from './schedule.ts';
import type { Pause, Subscription } from './subscriptions.ts';
import type { Topics } from './topics.ts';

/** So many of the next dates are told. */
const DATES = 3;

/** A subscription as people see it: what it posts, when it comes next, and what became of the last ones. */
export function subscriptionBlock(
  of: Subscription,
  last: readonly Delivery[],
  library: Library,
  lang: Lang,
  now: Date,
): SubscriptionBlock {
  const { office } = wordsFor(lang);
  const [posted] = last.flatMap((each) => linkOf(each) ?? []);
  return {
    kind: 'subscription',
    id: of.id,
    channel: of.place.channel,
    when: capital(describeSchedule(of.schedule, lang)),
    lines: [
      contentLine(of, library, lang),
      of.paused ? office.rests(pauseReason(of.paused, lang)) : nextLine(of, lang, now),
      ...last.map((each) => deliveryLine(each, of, lang)),
    ],
    link: posted ? { label: office.lastOne, url: posted } : null,
  };
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Why a subscription rests, as a sentence. */
export function pauseReason(why: Pause, lang: Lang): string {
  const { office, digest } = wordsFor(lang);
  return why === 'wish' ? office.wished : digest.hindrances[why];
}

function contentLine(of: Subscription, library: Library, lang: Lang): string {
  const words = wordsFor(lang);
  return [
    topicsLine(of.topics, library, lang),
    wordsFor(of.lang).language,
    ...(of.onlyWhenChanged ? [words.office.onlyWhenChanged] : []),
  ].join(words.dot);
}

/** Topics in words, by the titles of their briefs. */
function topicsLine(topics: Topics, library: Library, lang: Lang): string {
  const { office, listOf } = wordsFor(lang);
  const titled = (ids: ReadonlySet<BriefId>) =>
    listOf(Array.from(ids, (id) => library.briefs.get(id)?.title[lang] ?? id));
  if (topics === null) return office.allTopics;
  return 'except' in topics ? office.allBut(titled(topics.except)) : office.about(titled(topics));
}

function nextLine(of: Subscription, lang: Lang, now: Date): string {
  const words = wordsFor(lang);
  const { zone } = of.schedule;
  const dates = nextSlots(of.schedule, now, DATES).map((slot) => timeIn(zone, lang, slot));
  return words.office.next(dates.join(words.dot));
}

function deliveryLine({ slot, state, reason }: Delivery, of: Subscription, lang: Lang): string {
  const { office } = wordsFor(lang);
  return office.delivery(timeIn(of.schedule.zone, lang, slot), office.states[state], reason);
}
