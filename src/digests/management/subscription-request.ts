import type { Lang, Library } from '../../library/index.ts';
import {
  type Field,
  readSchedule,
  type Schedule,
  type ScheduleRequest,
} from '../schedule/index.ts';
import type { Topics } from '../subscriptions/index.ts';
import { readTopics } from '../subscriptions/index.ts';
import { explainRefusal, explainTopics } from './explain-refusal.ts';

/** What somebody filled in to have digests posted, as they typed or chose it. */
export type SubscriptionRequest = ScheduleRequest & {
  /** Names of briefs between commas, perhaps behind "all but"; empty for all. */
  readonly topics: string;
  readonly lang: Lang;
  readonly onlyWhenChanged: boolean;
};

/** A wish that can be fulfilled. */
export type SubscriptionDraft = {
  readonly schedule: Schedule;
  readonly topics: Topics;
  readonly lang: Lang;
  readonly onlyWhenChanged: boolean;
};

/** What is wrong with a wish, in words, by the field that is at fault. */
export type FieldErrors = Readonly<Partial<Record<Field | 'topics', string>>>;

/** The plan of a wish, or all that is wrong with it in the language of who wishes. */
export function validateRequest(
  request: SubscriptionRequest,
  library: Library,
  lang: Lang,
  now: Date,
): { readonly draft: SubscriptionDraft } | { readonly fieldErrors: FieldErrors } {
  const read = readSchedule(request, now);
  const topics = readTopics(request.topics, library);
  if ('schedule' in read && 'topics' in topics) {
    const { lang: shown, onlyWhenChanged } = request;
    return {
      draft: { schedule: read.schedule, topics: topics.topics, lang: shown, onlyWhenChanged },
    };
  }
  const refused = 'refused' in read ? read.refused : [];
  return {
    fieldErrors: {
      ...Object.fromEntries(refused.map((one) => [one.field, explainRefusal(one, lang)])),
      ...('refused' in topics && { topics: explainTopics(topics.refused, lang) }),
    },
  };
}
