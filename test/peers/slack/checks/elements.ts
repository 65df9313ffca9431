import { z } from 'zod';
import { choice, chooses, option, optionGroups, options, overflowOption } from './options.ts';
import { address, confirm, plain } from './texts.ts';

/** Elements that people use: docs.slack.dev/reference/block-kit/block-elements */
const actionId = z.string().min(1).max(255).optional();
const acting = { action_id: actionId, confirm: confirm.optional() };
const focus = { focus_on_load: z.boolean().optional() };
const placeholder = { placeholder: plain(150).optional() };
const picking = { ...acting, ...focus, ...placeholder };
const many = { max_selected_items: z.number().int().min(1).optional() };
const label = { accessibility_label: z.string().min(1).max(75).optional() };
const type = <Name extends string>(name: Name) => ({ type: z.literal(name) });

export const button = z.strictObject({
  ...type('button'),
  ...acting,
  ...label,
  text: plain(75),
  url: address().optional(),
  value: z.string().max(2_000).optional(),
  style: z.enum(['primary', 'danger']).optional(),
});

const feedbackButton = z.strictObject({
  ...label,
  text: plain(75),
  value: z.string().min(1).max(2_000),
});

export const feedbackButtons = z.strictObject({
  ...type('feedback_buttons'),
  action_id: actionId,
  positive_button: feedbackButton,
  negative_button: feedbackButton,
});

export const iconButton = z.strictObject({
  ...type('icon_button'),
  ...acting,
  ...label,
  icon: z.string().min(1),
  text: plain(75),
  value: z.string().max(2_000).optional(),
  visible_to_user_ids: z.array(z.string()).max(10).optional(),
});

export const image = z
  .strictObject({
    ...type('image'),
    alt_text: z.string().min(1).max(2_000),
    image_url: address().optional(),
    slack_file: z.strictObject({ id: z.string().optional(), url: address().optional() }).optional(),
  })
  .refine(
    (it) => Boolean(it.image_url) !== Boolean(it.slack_file),
    'needs image_url or slack_file',
  );

export const overflow = z.strictObject({
  ...type('overflow'),
  ...acting,
  options: z.array(overflowOption).min(1).max(5),
});

const fewChoices = z.array(choice).min(1).max(10);
export const radioButtons = z
  .strictObject({
    ...type('radio_buttons'),
    ...acting,
    ...focus,
    options: fewChoices,
    initial_option: choice.optional(),
  })
  .superRefine(chooses);
export const checkboxes = z
  .strictObject({
    ...type('checkboxes'),
    ...acting,
    ...focus,
    options: fewChoices,
    initial_options: z.array(choice).min(1).optional(),
  })
  .superRefine(chooses);

const listed = { options: options.optional(), option_groups: optionGroups.optional() };
const several = z.array(option).min(1).optional();
const queried = { min_query_length: z.number().int().min(0).optional() };
const kinds = z.array(z.enum(['im', 'mpim', 'private', 'public'])).min(1);
const filter = z
  .strictObject({
    include: kinds.optional(),
    exclude_external_shared_channels: z.boolean().optional(),
    exclude_bot_users: z.boolean().optional(),
  })
  .refine((it) => Object.keys(it).length > 0, 'is empty');
const id = z.string().min(1);
const responding = { response_url_enabled: z.boolean().optional() };
const here = { default_to_current_conversation: z.boolean().optional(), filter: filter.optional() };

export const selects = [
  z
    .strictObject({
      ...type('static_select'),
      ...picking,
      ...listed,
      initial_option: option.optional(),
    })
    .superRefine(chooses),
  z.strictObject({
    ...type('external_select'),
    ...picking,
    ...queried,
    initial_option: option.optional(),
  }),
  z.strictObject({ ...type('users_select'), ...picking, initial_user: id.optional() }),
  z.strictObject({
    ...type('conversations_select'),
    ...picking,
    ...responding,
    ...here,
    initial_conversation: id.optional(),
  }),
  z.strictObject({
    ...type('channels_select'),
    ...picking,
    ...responding,
    initial_channel: id.optional(),
  }),
  z
    .strictObject({
      ...type('multi_static_select'),
      ...picking,
      ...many,
      ...listed,
      initial_options: several,
    })
    .superRefine(chooses),
  z.strictObject({
    ...type('multi_external_select'),
    ...picking,
    ...many,
    ...queried,
    initial_options: several,
  }),
  z.strictObject({
    ...type('multi_users_select'),
    ...picking,
    ...many,
    initial_users: z.array(id).optional(),
  }),
  z.strictObject({
    ...type('multi_conversations_select'),
    ...picking,
    ...many,
    ...here,
    initial_conversations: z.array(id).optional(),
  }),
  z.strictObject({
    ...type('multi_channels_select'),
    ...picking,
    ...many,
    initial_channels: z.array(id).optional(),
  }),
] as const;

export const pickers = [
  z.strictObject({ ...type('datepicker'), ...picking, initial_date: z.iso.date().optional() }),
  z.strictObject({
    ...type('timepicker'),
    ...picking,
    initial_time: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is no HH:mm')
      .optional(),
    timezone: z.string().refine(isTimeZone, 'is no IANA time zone').optional(),
  }),
] as const;

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

const dispatch = z.strictObject({
  trigger_actions_on: z
    .array(z.enum(['on_enter_pressed', 'on_character_entered']))
    .min(1)
    .max(2),
});

export const plainTextInput = z
  .strictObject({
    ...type('plain_text_input'),
    ...focus,
    ...placeholder,
    action_id: actionId,
    initial_value: z.string().max(3_000).optional(),
    multiline: z.boolean().optional(),
    min_length: z.number().int().min(0).max(3_000).optional(),
    max_length: z.number().int().min(1).max(3_000).optional(),
    dispatch_action_config: dispatch.optional(),
  })
  .refine(
    (it) => (it.min_length ?? 0) <= (it.max_length ?? 3_000),
    'min_length is over max_length',
  );
