import { type ActionName, CHANNEL_COMMANDS } from '../../../commands/index.ts';
import { normaliseTyped } from '../../../library/text/index.ts';
import { wordsFor } from '../../../replies/words/index.ts';

const [{ name, actions: OPTIONS_OF }] = CHANNEL_COMMANDS;
/** As it is typed. */
export const DIGEST_COMMAND = `/${name}`;

const { actions: ENGLISH } = wordsFor('en').digestCommand;
const { actions: JAPANESE } = wordsFor('ja').digestCommand;
const ACTIONS = Object.keys(OPTIONS_OF) as ActionName[];

/** What may be typed behind the command: "[add | list | remove id | …]". */
export function digestHint(): string {
  const isOfOne = (action: ActionName) => OPTIONS_OF[action].digest?.required === true;
  return `[${ACTIONS.map((action) => (isOfOne(action) ? `${action} id` : action)).join(' | ')}]`;
}

/** `remove k7m2pq` or `削除 k7m2pq`, as it was typed; nothing typed is `add`. Null: none of these. */
export function parseDigest(
  typed: string,
): { readonly action: ActionName; readonly rest: string } | null {
  const [, first = '', rest = ''] = /^\s*(\S*)\s*(.*?)\s*$/su.exec(typed) ?? [];
  if (first === '') return { action: 'add', rest };
  // "pause:", 「停止」, `pause`
  const word = normaliseTyped(first)
    .toLowerCase()
    .replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const action = ACTIONS.find((one) => word === ENGLISH[one].name || word === JAPANESE[one].name);
  return action ? { action, rest } : null;
}
