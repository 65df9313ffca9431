import type { Lang } from '../library/schema.ts';
import { wordsFor } from '../reply/words/index.ts';
import { LEAST_MINUTES, type Refusal } from './schedule.ts';

/** Why a schedule is refused and what would do, for the person who asked for it. */
export function explainRefusal(refused: Refusal, lang: Lang): string {
  const { refusals } = wordsFor(lang).digest;
  switch (refused.kind) {
    case 'bad-time':
      return refusals.badTime(refused.held);
    case 'bad-cron':
      return refusals.badCron(refused.held, refused.part && refusals.parts[refused.part]);
    case 'bad-zone':
      return refusals.badZone(refused.held, refused.near);
    case 'never':
      return refusals.never;
    case 'too-often':
      return refusals.tooOften(refused.minutes, LEAST_MINUTES);
  }
}
