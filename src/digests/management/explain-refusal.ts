import type { Lang } from '../../library/index.ts';
import { wordsFor } from '../../replies/words/index.ts';
import type { Refusal } from '../schedule/index.ts';
import { LEAST_MINUTES } from '../schedule/index.ts';
import type { TopicsRefusal } from '../subscriptions/index.ts';

/** Enough to recognise what one typed. */
const MOST_ECHOED = 40;

/** Why a schedule is refused and what would do, for the person who asked for it. */
export function explainRefusal(refused: Refusal, lang: Lang): string {
  const { refusals } = wordsFor(lang).digest;
  const held = shorten(refused.held);
  switch (refused.kind) {
    case 'bad-rhythm':
      return refusals.badRhythm(held, refused.near);
    case 'cron-shape':
      return refusals.cronShape(held, refused.parts);
    case 'bad-cron': {
      const { name, accepts } = refusals.parts[refused.part];
      return refusals.badCron(held, shorten(refused.value), name, accepts);
    }
    case 'never':
      return refusals.never(held);
    case 'too-often':
      return refusals.tooOften(held, refused.minutes, LEAST_MINUTES);
    case 'bad-time':
      return refusals.badTime(held);
    case 'two-times':
      return refusals.twoTimes(held);
    case 'bad-zone':
      return refusals.badZone(held, refused.near);
  }
}

/** Why topics are refused and what would do, for the person who named them. */
export function explainTopics(refused: TopicsRefusal, lang: Lang): string {
  const { management } = wordsFor(lang);
  switch (refused.kind) {
    case 'unknown-topic':
      return management.unknownTopic(shorten(refused.name));
    case 'nothing-left-out':
      return management.nothingLeftOut;
    case 'nothing-left':
      return management.nothingLeft;
  }
}

function shorten(text: string): string {
  const characters = [...text.trim().replace(/\s+/g, ' ')];
  return characters.length <= MOST_ECHOED
    ? characters.join('')
    : `${characters.slice(0, MOST_ECHOED).join('')}…`;
}
