import type { BriefId, Lang, Library } from '../../library/index.ts';
import type { SubscriptionBlock } from '../../replies/index.ts';
import { wordsFor } from '../../replies/words/index.ts';
import { type Delivery, linkOf } from '../delivery/index.ts';
import { describeSchedule, nextSlots } from '../schedule/index.ts';
import type { Pause, Subscription, Topics } from '../subscriptions/index.ts';
import { timeIn } from '../timezone/index.ts';

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
  const { management } = wordsFor(lang);
  const [posted] = last.flatMap((each) => linkOf(each) ?? []);
  return {
    kind: 'subscription',
    id: of.id,
    channel: of.channelRef.channel,
    when: capital(describeSchedule(of.schedule, lang)),
    lines: [
      contentLine(of, library, lang),
      of.paused ? pausedLine(of.paused, lang) : nextLine(of, lang, now),
      ...last.map((each) => deliveryLine(each, of, lang)),
    ],
    link: posted ? { label: management.lastPost, url: posted } : null,
  };
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function pausedLine(why: Pause, lang: Lang): string {
  const { management } = wordsFor(lang);
  if (why === 'requested') return management.pausedOnRequest;
  return management.pausedBecause(pauseReason(why, lang));
}

/** Why a subscription is paused, as a sentence. */
export function pauseReason(why: Pause, lang: Lang): string {
  const { management, digest } = wordsFor(lang);
  return why === 'requested' ? management.onRequest : digest.pauseReasons[why];
}

function contentLine(of: Subscription, library: Library, lang: Lang): string {
  const words = wordsFor(lang);
  return [
    topicsLine(of.topics, library, lang),
    wordsFor(of.lang).language,
    ...(of.onlyWhenChanged ? [words.management.onlyWhenChanged] : []),
  ].join(words.dot);
}

/** Topics in words, by the titles of their briefs. */
function topicsLine(topics: Topics, library: Library, lang: Lang): string {
  const { management, listOf } = wordsFor(lang);
  const titled = (ids: ReadonlySet<BriefId>) =>
    listOf(Array.from(ids, (id) => library.briefs.get(id)?.title[lang] ?? id));
  if (topics === null) return management.allTopics;
  return 'except' in topics
    ? management.allBut(titled(topics.except))
    : management.about(titled(topics));
}

function nextLine(of: Subscription, lang: Lang, now: Date): string {
  const words = wordsFor(lang);
  const { zone } = of.schedule;
  const dates = nextSlots(of.schedule, now, DATES).map((slot) => timeIn(zone, lang, slot));
  return words.management.next(dates.join(words.dot));
}

/** Its reason is left out: that is for operators, in English. */
function deliveryLine({ slot, state }: Delivery, of: Subscription, lang: Lang): string {
  const { management } = wordsFor(lang);
  return management.delivery(timeIn(of.schedule.zone, lang, slot), management.states[state]);
}
