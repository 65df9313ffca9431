import { failure, type Lang, type Library, type Result, success } from '../../library/index.ts';
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

/** A request that was validated: what is to be set up. */
export type SubscriptionDraft = {
  readonly schedule: Schedule;
  readonly topics: Topics;
  readonly lang: Lang;
  readonly onlyWhenChanged: boolean;
};

/** What is wrong with a request, in words, by the field that is at fault. */
export type FieldErrors = Readonly<Partial<Record<Field | 'topics', string>>>;

/** The draft of a request, or all that is wrong with it, in the requester's language. */
export function validateRequest(
  request: SubscriptionRequest,
  library: Library,
  lang: Lang,
  now: Date,
): Result<SubscriptionDraft, FieldErrors> {
  const schedule = readSchedule(request, now);
  const topics = readTopics(request.topics, library);
  if (schedule.ok && topics.ok) {
    const { lang: shown, onlyWhenChanged } = request;
    return success({
      ...{ schedule: schedule.value, topics: topics.value },
      ...{ lang: shown, onlyWhenChanged },
    });
  }
  const refused = schedule.ok ? [] : schedule.error;
  return failure({
    ...Object.fromEntries(refused.map((one) => [one.field, explainRefusal(one, lang)])),
    ...(!topics.ok && { topics: explainTopics(topics.error, lang) }),
  });
}
