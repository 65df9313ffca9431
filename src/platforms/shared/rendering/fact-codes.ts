import { createHash } from 'node:crypto';
import type { Library } from '../../../library/index.ts';
import { memoisePer } from '../../../library/index.ts';

/** So many characters of 6 bits stand for a fact: 42 bits keep a million facts apart. */
const LENGTH = 7;

/** Short codes for facts, run together: a button can carry twelve, whatever their ids. */
export function codesOf(ids: readonly string[]): string {
  return ids.map(codeOf).join('');
}

/** The ids of the facts that are still in the library; what is no code gives none. */
export function factsOf(codes: string, library: Library): string[] {
  const known = codesIn(library);
  return (codes.match(new RegExp(`.{${LENGTH}}`, 'g')) ?? []).flatMap(
    (code) => known.get(code) ?? [],
  );
}

function codeOf(id: string): string {
  const known = CODES.get(id);
  if (known !== undefined) return known;
  const code = createHash('sha256').update(id).digest('base64url').slice(0, LENGTH);
  if (CODES.size < MOST_KNOWN) CODES.set(id, code);
  return code;
}

/** The same facts come in reply after reply. */
const CODES = new Map<string, string>();
const MOST_KNOWN = 10_000;

const codesIn = memoisePer(
  (library: Library): ReadonlyMap<string, string> =>
    new Map([...library.facts.keys()].map((id) => [codeOf(id), id])),
);
