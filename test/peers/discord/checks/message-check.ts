import type { APIEmbed } from 'discord.js';
import type { Component } from '../resources/components.ts';
import { IS_COMPONENTS_V2, type MessageBody } from '../resources/message.ts';
import { componentsCheck } from './components-check.ts';
import { filesCheck } from './files-check.ts';
import { type Problem, problem } from './problem.ts';

const LONGEST_CONTENT = 2_000;
const MOST_EMBED_TEXT = 6_000;

/** Discord answers this fault with a code of its own. */
export const EMPTY = 'EMPTY_MESSAGE';

/**
 * The documented rules for a message that the schemas do not hold. `before` are the flags of the
 * message that is edited: a message of Components V2 stays one.
 */
export function messageCheck(body: MessageBody, before?: number): Problem[] {
  const isV2 = (((body.flags ?? 0) | (before ?? 0)) & IS_COMPONENTS_V2) !== 0;
  const components = (body.components ?? []) as readonly Component[];
  return [
    ...(isV2 ? legacyFields(body) : []),
    ...(before === undefined && isEmpty(body)
      ? [problem([], 'Cannot send an empty message', EMPTY)]
      : []),
    ...componentsCheck(components, isV2),
    ...filesCheck(body, isV2),
    ...texts(body),
    ...mentions(body),
  ];
}

function legacyFields(body: MessageBody): Problem[] {
  const fields = ['content', 'embeds', 'poll', 'sticker_ids'] as const;
  return fields
    .filter((field) => isPresent(body[field]))
    .map((field) =>
      problem(
        [field],
        `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
        'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
      ),
    );
}

const isPresent = (value: unknown) =>
  Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== '';

const isEmpty = ({ content, embeds, components, poll, sticker_ids, attachments }: MessageBody) =>
  ![content, embeds, components, poll, sticker_ids, attachments].some(isPresent);

function texts({ content, embeds }: MessageBody): Problem[] {
  const inEmbeds = (embeds ?? []).reduce((sum, embed) => sum + textOf(embed), 0);
  const found: Problem[] = [];
  if ((content?.length ?? 0) > LONGEST_CONTENT) {
    found.push(problem(['content'], `longer than ${LONGEST_CONTENT} characters`));
  }
  if (inEmbeds > MOST_EMBED_TEXT) {
    found.push(
      problem(['embeds'], `${inEmbeds} characters in all; ${MOST_EMBED_TEXT} are allowed`),
    );
  }
  return found;
}

const textOf = ({ title, description, fields, footer, author }: APIEmbed) =>
  [title, description, footer?.text, author?.name, ...(fields ?? []).flatMap(Object.values)]
    .filter((text) => typeof text === 'string')
    .reduce((sum, text) => sum + text.length, 0);

function mentions({ allowed_mentions: allowed }: MessageBody): Problem[] {
  return (['users', 'roles'] as const)
    .filter((kind) => allowed?.[kind]?.length && allowed.parse?.includes(kind as never))
    .map((kind) => problem(['allowed_mentions', 'parse'], `excludes a list of ${kind}`));
}
