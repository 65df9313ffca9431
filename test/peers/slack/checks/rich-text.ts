import { z } from 'zod';
import { address } from './texts.ts';

/** docs.slack.dev/reference/block-kit/blocks/rich-text-block */
const yes = z.boolean().optional();
const style = z
  .strictObject({ bold: yes, italic: yes, strike: yes, code: yes, underline: yes })
  .optional();
const mentionStyle = z
  .strictObject({
    bold: yes,
    italic: yes,
    strike: yes,
    highlight: yes,
    client_highlight: yes,
    unlink: yes,
  })
  .optional();
const type = <Name extends string>(name: Name) => ({ type: z.literal(name) });
const id = z.string().min(1);

const text = z.strictObject({ ...type('text'), text: z.string().min(1), style });
const link = z.strictObject({
  ...type('link'),
  url: address(),
  text: z.string().min(1).optional(),
  unsafe: yes,
  style,
});

/** What stands in a line. */
const inline = z.discriminatedUnion('type', [
  text,
  link,
  z.strictObject({
    ...type('emoji'),
    name: z.string().regex(/^[^:\s]+$/, 'is a name without colons'),
    unicode: z.string().optional(),
    url: address().optional(),
    style,
  }),
  z.strictObject({ ...type('user'), user_id: id, style: mentionStyle }),
  z.strictObject({ ...type('usergroup'), usergroup_id: id, style: mentionStyle }),
  z.strictObject({ ...type('channel'), channel_id: id, style: mentionStyle }),
  z.strictObject({ ...type('team'), team_id: id, style: mentionStyle }),
  z.strictObject({ ...type('broadcast'), range: z.enum(['here', 'channel', 'everyone']), style }),
  z.strictObject({ ...type('color'), value: z.string().min(1), style }),
  z.strictObject({
    ...type('date'),
    timestamp: z.number().int(),
    format: z.string().min(1),
    url: address().optional(),
    fallback: z.string().optional(),
    style,
  }),
]);

const border = z.union([z.literal(0), z.literal(1)]).optional();
const section = z.strictObject({ ...type('rich_text_section'), elements: z.array(inline).min(1) });

export const richText = z.strictObject({
  ...type('rich_text'),
  block_id: z.string().min(1).max(255).optional(),
  elements: z
    .array(
      z.discriminatedUnion('type', [
        section,
        z.strictObject({
          ...type('rich_text_list'),
          style: z.enum(['bullet', 'ordered']),
          elements: z.array(section).min(1),
          indent: z.number().int().min(0).max(8).optional(),
          offset: z.number().int().min(0).optional(),
          border,
        }),
        z.strictObject({ ...type('rich_text_quote'), elements: z.array(inline).min(1), border }),
        z.strictObject({
          ...type('rich_text_preformatted'),
          elements: z.array(z.discriminatedUnion('type', [text, link])).min(1),
          language: z.string().min(1).optional(),
          border,
        }),
      ]),
    )
    .min(1),
});
