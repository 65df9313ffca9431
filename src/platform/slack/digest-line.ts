import { DEED_OPTIONS, type DeedName } from '../../digest/command-form.ts';
import { normaliseTyped } from '../../library/typed.ts';
import { wordsFor } from '../../reply/words/index.ts';

export const DIGEST_COMMAND = '/digest';

const { deeds: ENGLISH } = wordsFor('en').digestCommand;
const { deeds: JAPANESE } = wordsFor('ja').digestCommand;
const DEEDS = Object.keys(DEED_OPTIONS) as DeedName[];

/** What may be typed behind the command: "[add | list | remove id | …]". */
export function digestHint(): string {
  const isOfOne = (deed: DeedName) => DEED_OPTIONS[deed].digest?.required === true;
  return `[${DEEDS.map((deed) => (isOfOne(deed) ? `${deed} id` : deed)).join(' | ')}]`;
}

/** `remove k7m2pq` or `削除 k7m2pq`, as it was typed; nothing typed is `add`. Null: none of these. */
export function parseDigest(
  typed: string,
): { readonly deed: DeedName; readonly rest: string } | null {
  const [, first = '', rest = ''] = /^\s*(\S*)\s*(.*?)\s*$/su.exec(typed) ?? [];
  if (first === '') return { deed: 'add', rest };
  // "pause:", 「停止」, `pause`
  const word = normaliseTyped(first)
    .toLowerCase()
    .replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const deed = DEEDS.find((one) => word === ENGLISH[one].name || word === JAPANESE[one].name);
  return deed ? { deed, rest } : null;
}
