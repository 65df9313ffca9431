import { wordsFor } from '../../reply/words/index.ts';

export const DIGEST_COMMAND = '/digest';

const { deeds: ENGLISH } = wordsFor('en').digestCommand;
const { deeds: JAPANESE } = wordsFor('ja').digestCommand;

/** What can be asked for behind `/digest`. */
export type DigestDeed = keyof typeof ENGLISH;
const DEEDS = Object.keys(ENGLISH) as DigestDeed[];
/** These are about a digest that there is. */
const NEED_ID: readonly DigestDeed[] = ['remove', 'pause', 'resume', 'now'];

/** What may be typed behind the command: "[add | list | remove id | …]". */
export function digestHint(): string {
  return `[${DEEDS.map((deed) => (NEED_ID.includes(deed) ? `${deed} id` : deed)).join(' | ')}]`;
}

/** `remove k7m2pq` or `削除 k7m2pq`, as it was typed; nothing typed is `add`. Null: none of these. */
export function parseDigest(
  typed: string,
): { readonly deed: DigestDeed; readonly rest: string } | null {
  const [, first = '', rest = ''] = /^\s*(\S*)\s*(.*?)\s*$/su.exec(typed) ?? [];
  if (first === '') return { deed: 'add', rest };
  const word = first.normalize('NFKC').toLowerCase();
  const deed = DEEDS.find((one) => word === ENGLISH[one].name || word === JAPANESE[one].name);
  return deed ? { deed, rest } : null;
}
