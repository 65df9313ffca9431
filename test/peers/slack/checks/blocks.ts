import { z } from 'zod';
import {
  button,
  checkboxes,
  feedbackButtons,
  iconButton,
  image,
  overflow,
  pickers,
  plainTextInput,
  radioButtons,
  selects,
} from './elements.ts';
import { richText } from './rich-text.ts';
import { address, anyText, mrkdwn, plain } from './texts.ts';

/** docs.slack.dev/reference/block-kit/blocks */
const blockId = { block_id: z.string().min(1).max(255).optional() };
const type = <Name extends string>(name: Name) => ({ type: z.literal(name), ...blockId });

const section = z
  .strictObject({
    ...type('section'),
    text: anyText(3_000).optional(),
    fields: z.array(anyText(2_000)).min(1).max(10).optional(),
    accessory: z
      .discriminatedUnion('type', [
        button,
        checkboxes,
        image,
        overflow,
        radioButtons,
        ...selects,
        ...pickers,
      ])
      .optional(),
    expand: z.boolean().optional(),
  })
  .refine((it) => it.text || it.fields, 'needs text or fields');

const input = z.strictObject({
  ...type('input'),
  label: plain(2_000),
  element: z.discriminatedUnion('type', [
    plainTextInput,
    checkboxes,
    radioButtons,
    ...selects,
    ...pickers,
  ]),
  hint: plain(2_000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
});

const imageBlock = z
  .strictObject({
    ...type('image'),
    alt_text: z.string().min(1).max(2_000),
    title: plain(2_000).optional(),
    image_url: address().optional(),
    slack_file: z.strictObject({ id: z.string().optional(), url: address().optional() }).optional(),
  })
  .refine(
    (it) => Boolean(it.image_url) !== Boolean(it.slack_file),
    'needs image_url or slack_file',
  );

const everywhere = [
  section,
  input,
  imageBlock,
  richText,
  z.strictObject({ ...type('header'), text: plain(150) }),
  z.strictObject(type('divider')),
  z.strictObject({
    ...type('context'),
    elements: z
      .array(z.discriminatedUnion('type', [plain(), mrkdwn(), image]))
      .min(1)
      .max(10),
  }),
  z.strictObject({
    ...type('actions'),
    elements: z
      .array(
        z.discriminatedUnion('type', [
          button,
          checkboxes,
          overflow,
          radioButtons,
          ...selects,
          ...pickers,
        ]),
      )
      .min(1)
      .max(25),
  }),
] as const;

const cell = z.discriminatedUnion('type', [
  richText,
  z.strictObject({ type: z.literal('raw_text'), text: z.string().min(1) }),
  z.strictObject({ type: z.literal('raw_number'), value: z.number(), text: z.string().min(1) }),
]);

/** What only a message may have. */
const inMessages = [
  z.strictObject({ ...type('markdown'), text: z.string().min(1).max(12_000) }),
  z.strictObject({
    ...type('table'),
    rows: z.array(z.array(cell).min(1).max(20)).min(1).max(100),
    column_settings: z
      .array(
        z
          .strictObject({
            align: z.enum(['left', 'center', 'right']).optional(),
            is_wrapped: z.boolean().optional(),
          })
          .nullable(),
      )
      .max(20)
      .optional(),
  }),
  z.strictObject({
    ...type('context_actions'),
    elements: z
      .array(z.discriminatedUnion('type', [feedbackButtons, iconButton]))
      .min(1)
      .max(5),
  }),
] as const;

export const messageBlock = z.discriminatedUnion('type', [...everywhere, ...inMessages]);
export const viewBlock = z.discriminatedUnion('type', [...everywhere]);
