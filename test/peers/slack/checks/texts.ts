import { z } from 'zod';

/** docs.slack.dev/reference/block-kit/composition-objects/text-object */
const LONGEST_TEXT = 3_000;

export const plain = (longest = LONGEST_TEXT) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(longest),
    emoji: z.boolean().optional(),
  });

export const mrkdwn = (longest = LONGEST_TEXT) =>
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: z.string().min(1).max(longest),
    verbatim: z.boolean().optional(),
  });

/** Either of the two. */
export const anyText = (longest?: number) =>
  z.discriminatedUnion('type', [plain(longest), mrkdwn(longest)]);

export const address = (longest = 3_000) => z.url({ protocol: /^(https?|mailto)$/ }).max(longest);

/** docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object */
export const confirm = z.strictObject({
  title: plain(100).optional(),
  text: anyText(300),
  confirm: plain(30).optional(),
  deny: plain(30).optional(),
  style: z.enum(['primary', 'danger']).optional(),
});
