import type { ViewOutput } from '@slack/bolt';
import { z } from 'zod';
import type { FieldErrors, SubscriptionRequest } from '../../../digests/management/index.ts';
import type { SubscriptionId } from '../../../digests/subscriptions/index.ts';
import { splitTopics } from '../../../digests/subscriptions/index.ts';
import type { Library } from '../../../library/index.ts';
import { LANGS, type Lang, suggestTopics } from '../../../library/index.ts';
import { fold } from '../../../library/text/index.ts';
import { wordsFor } from '../../../replies/words/index.ts';
import { clip, oneLine } from '../../shared/rendering/index.ts';
import {
  type Field,
  type Input,
  LIMITS,
  type Option,
  plainText,
  sealedView,
  type View,
} from '../rendering/index.ts';

/** The window in which a digest is set up, by Slack's name for it. */
export const DIGEST_FORM = 'digest';

/** Its fields: each goes by one id, as a block and as what acts in it. */
export const FIELDS = {
  channel: 'digest.channel',
  rhythm: 'digest.rhythm',
  cron: 'digest.cron',
  time: 'digest.time',
  zone: 'digest.zone',
  topics: 'digest.topics',
  language: 'digest.language',
  onlyWhenChanged: 'digest.changes',
} as const;

const memory = z.object({
  id: z.string().transform((id) => id as SubscriptionId),
  lang: z.enum(LANGS),
  isFromHome: z.boolean(),
});

/** What a form knows of itself. The digest has its id from the beginning: who submits twice sets up one. */
export type FormMemory = z.infer<typeof memory>;

/** What a form remembers; null: it is one of another version. */
export function rememberedBy({ private_metadata: held }: ViewOutput): FormMemory | null {
  try {
    return memory.parse(JSON.parse(held));
  } catch {
    return null;
  }
}

const CRON_LENGTH = 100;
const FIRST_TIME = '09:00';
const YES = 'yes';

/** The form; `zone`: the one that is chosen at first; `isHere`: it is for the channel in which it is opened. */
export function digestForm(known: FormMemory, zone: string, isHere: boolean): View {
  const { lang } = known;
  const words = wordsFor(lang);
  const { form } = words.management;
  const rhythms = Object.entries(form.rhythms).map(([value, name]) => option(name, value));
  const languages = LANGS.map((one) => option(wordsFor(one).language, one));
  const field = (name: keyof typeof FIELDS, element: Field, more: Partial<Input> = {}): Input => ({
    type: 'input',
    block_id: FIELDS[name],
    label: plainText(form[name]),
    ...more,
    element: { ...element, action_id: FIELDS[name] },
  });
  return sealedView({
    type: 'modal',
    callback_id: DIGEST_FORM,
    private_metadata: JSON.stringify(known),
    title: plainText(clip(form.title, LIMITS.modalTitle)),
    submit: plainText(clip(form.submit, LIMITS.modalTitle)),
    close: plainText(words.slack.close),
    blocks: [
      field('channel', {
        type: 'conversations_select',
        default_to_current_conversation: isHere,
        filter: { include: ['public', 'private'], exclude_bot_users: true },
      }),
      field('rhythm', { type: 'static_select', ...from(rhythms, 'daily') }),
      field('time', { type: 'timepicker', initial_time: FIRST_TIME }),
      field(
        'cron',
        { type: 'plain_text_input', max_length: CRON_LENGTH },
        { optional: true, hint: plainText(form.cronHint) },
      ),
      field('zone', {
        type: 'external_select',
        min_query_length: 0,
        initial_option: option(zone, zone),
      }),
      field(
        'topics',
        {
          type: 'multi_external_select',
          min_query_length: 0,
          placeholder: plainText(form.topicsHint),
        },
        { optional: true },
      ),
      field('language', { type: 'static_select', ...from(languages, lang) }),
      field(
        'onlyWhenChanged',
        { type: 'checkboxes', options: [option(form.onlyWhenChanged, YES)] },
        { optional: true, label: plainText(form.when) },
      ),
    ],
  });
}

const option = (name: string, value: string): Option => ({
  text: plainText(clip(oneLine(name), LIMITS.optionText) || '–'),
  value,
});

/** Options of which one is chosen at first. */
function from(options: readonly Option[], first: string) {
  const found = options.find(({ value }) => value === first);
  if (!found) throw new RangeError(`a form without the choice "${first}"`);
  return { options, initial_option: found };
}

/** Chosen beside topics, it makes them those that are left out; no id of a brief is like it. */
const ALL_BUT = 'all but';

/**
 * Topics whose names are near what is being typed, best first, and the choice that turns the others round: first
 * where nothing is typed, or what it says.
 */
export function topicOptions(typed: string, lang: Lang, library: Library): Option[] {
  const { allBut } = wordsFor(lang).management.form;
  const isMeant = [allBut, ALL_BUT].some((name) => fold(name).startsWith(fold(typed)));
  const topics = suggestTopics(library, splitTopics(typed).names).map(({ id, title }) =>
    option(title[lang], id),
  );
  const isAllBut = isMeant || splitTopics(typed).isAllBut;
  return [...(isAllBut ? [option(allBut, ALL_BUT)] : []), ...topics].slice(0, LIMITS.selectOptions);
}

/** The same of time zones, which are known by one name everywhere. */
export const zoneOptions = (zones: Iterable<string>): Option[] =>
  [...zones].slice(0, LIMITS.selectOptions).map((zone) => option(zone, zone));

type Values = ViewOutput['state']['values'];

/**
 * What somebody filled in, and for which channel. A cron expression goes before "how often" and the time; so do
 * words such as "fridays" in its place, but they need the time.
 */
export function filledIn({ state: { values } }: ViewOutput): {
  readonly channel: string;
  readonly request: SubscriptionRequest;
} {
  const cron = cronOf(values);
  const chosen = (name: keyof typeof FIELDS) => held(values, name)?.selected_option?.value ?? '';
  const topics = held(values, 'topics')?.selected_options ?? [];
  return {
    channel: held(values, 'channel')?.selected_conversation ?? '',
    request: {
      rhythm: cron || chosen('rhythm'),
      time: holdsTime(cron) ? null : (held(values, 'time')?.selected_time ?? null),
      zone: chosen('zone'),
      topics: topicsOf(topics.map(({ value }) => value)),
      lang: LANGS.find((lang) => lang === chosen('language')) ?? 'en',
      onlyWhenChanged: (held(values, 'onlyWhenChanged')?.selected_options ?? []).length > 0,
    },
  };
}

/** Chosen topics as one would type them. */
function topicsOf(chosen: readonly string[]): string {
  const ids = chosen.filter((value) => value !== ALL_BUT).join(',');
  return chosen.includes(ALL_BUT) ? `${ALL_BUT} ${ids}` : ids;
}

/** What is wrong with it, by the ids of the fields. */
export function errorsFrom(
  { rhythm, ...others }: FieldErrors,
  { state: { values } }: ViewOutput,
): Record<string, string> {
  const named = { ...others, ...(rhythm && { [cronOf(values) ? 'cron' : 'rhythm']: rhythm }) };
  return Object.fromEntries(
    Object.entries(named).map(([name, said]) => [FIELDS[name as keyof typeof FIELDS], said]),
  );
}

const held = (values: Values, name: keyof typeof FIELDS) => values[FIELDS[name]]?.[FIELDS[name]];
const holdsTime = (cron: string) => /[\d*]/.test(cron.normalize('NFKC'));
const cronOf = (values: Values) => (held(values, 'cron')?.value ?? '').trim();
