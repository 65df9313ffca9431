import { z } from 'zod';
import { blocksCheck } from './blocks-check.ts';
import { mrkdwnCheck } from './mrkdwn-check.ts';
import { type Problem, problem, problemIf } from './problem.ts';
import { schemaCheck } from './schema-check.ts';

/** docs.slack.dev/reference/methods/chat.postMessage, chat.update */
const LONGEST_TEXT = 40_000;
/** What Slack recommends; chat.update takes no more. */
const GOOD_TEXT = 4_000;
const LARGEST_METADATA = 16_000;

const FIELDS = new Set(
  (
    'token team_id channel user ts text blocks attachments markdown_text thread_ts metadata mrkdwn ' +
    'parse link_names unfurl_links unfurl_media reply_broadcast as_user username icon_emoji ' +
    'icon_url response_type replace_original delete_original'
  ).split(' '),
);

/** A message as anybody may send it. */
export type MessageFields = {
  readonly text?: unknown;
  readonly blocks?: unknown;
  readonly attachments?: unknown;
  readonly markdown_text?: unknown;
  readonly metadata?: unknown;
  readonly response_type?: unknown;
  readonly delete_original?: unknown;
  readonly channel?: unknown;
  readonly token?: unknown;
};

/** The documented rules for a message, whichever way it comes. */
export function messageCheck(body: MessageFields): Problem[] {
  if (body.delete_original === true) return [];
  const { text, blocks, attachments, metadata } = body;
  const hasBlocks = Array.isArray(blocks) && blocks.length > 0;
  const isBlank = typeof text !== 'string' || text.trim() === '';
  const isEmpty = isBlank && !hasBlocks && !body.markdown_text && !attachments;
  return [
    ...Object.keys(body)
      .filter((key) => !FIELDS.has(key))
      .map((key) => problem([key], 'is no field of a message', null)),
    ...problemIf(isEmpty, ['text'], 'neither text nor blocks', 'no_text'),
    ...problemIf(
      isBlank && hasBlocks,
      ['text'],
      'is missing: notifications and screen readers have nothing to say',
      null,
    ),
    ...textCheck(text),
    ...(blocks === undefined ? [] : blocksCheck(blocks, 'message')),
    ...(metadata === undefined ? [] : metadataCheck(metadata)),
  ];
}

function textCheck(text: unknown): Problem[] {
  if (text === undefined) return [];
  if (typeof text !== 'string') return [problem(['text'], 'is no text', 'invalid_arguments')];
  return [
    ...problemIf(
      text.length > LONGEST_TEXT,
      ['text'],
      `longer than ${LONGEST_TEXT}`,
      'msg_too_long',
    ),
    ...problemIf(
      text.length > GOOD_TEXT,
      ['text'],
      `longer than the ${GOOD_TEXT} characters that Slack recommends`,
      null,
    ),
    ...mrkdwnCheck(text, ['text']),
  ];
}

/** docs.slack.dev/messaging/message-metadata */
const scalar = z.union([z.string(), z.number(), z.boolean()]);
const flat = z.record(z.string(), scalar);
const metadata = z.strictObject({
  event_type: z.string().min(1).max(255).regex(/^\w+$/, 'is alphanumeric'),
  event_payload: z.record(z.string(), z.union([scalar, flat, z.array(flat)])),
});

function metadataCheck(value: unknown): Problem[] {
  const size = JSON.stringify(value)?.length ?? 0;
  return [
    ...schemaCheck(metadata, value, ['metadata'], 'invalid_metadata_format'),
    ...problemIf(
      size > LARGEST_METADATA,
      ['metadata'],
      `${size} characters; ${LARGEST_METADATA} are allowed`,
      'metadata_too_large',
    ),
  ];
}
