import {
  constructFromEvents,
  EVENT_ID,
  type Event,
  parseEvents,
  SCALAR_STYLE,
  type ScalarEvent,
} from 'js-yaml';
import { z } from 'zod';
import { positionsOf } from '../../src/library/loading/yaml-positions.ts';
import { type FactId, LANGS, type Lang } from '../../src/library/schema.ts';
import { ROLES, type Role } from './lines.ts';

/** A list in a file: whose it is (null: that of the whole file), and its lines. */
export type List = {
  readonly role: Role;
  readonly lang: Lang;
  readonly fact: FactId | null;
  readonly lines: readonly string[];
};

/** What matters here of a brief and of library.yaml; the loader has checked the rest. */
const listed = z.looseObject({
  facts: z.array(z.looseObject({ id: z.string() })).default([]),
});

/**
 * The text of a file of briefs with other lines in its lists; all else stays as it is, to the letter. Lines that stay
 * keep their places, new ones follow them. Lists are those written one question a line below "en: |" or "ja: |".
 */
export function withLines(text: string, linesFor: (list: List) => readonly string[]): string {
  const events = parseEvents(text, {});
  const { facts } = listed.parse(constructFromEvents(events, { source: text })[0]);
  const positions = positionsOf(events, text);
  const owners = [
    { fact: null, below: positions.below },
    ...facts.map(({ id }, i) => ({
      fact: id as FactId,
      below: positions.below.get('facts')?.below.get(String(i))?.below,
    })),
  ];
  const blocks = owners.flatMap(({ fact, below }) =>
    ROLES.flatMap((role) =>
      LANGS.flatMap((lang) => {
        const offset = below?.get(role)?.below.get(lang)?.offset;
        const block = events.find((event) => isBlockAt(event, offset));
        return block ? [{ role, lang, fact, ...block }] : [];
      }),
    ),
  );
  return blocks
    .toSorted((a, b) => b.valueStart - a.valueStart)
    .reduce((changed, { valueStart, valueEnd, ...list }) => {
      const before = changed.slice(0, valueStart);
      const rows = changed.slice(valueStart, valueEnd).split('\n');
      const said = rows.map((row) => row.trim());
      const lines = said.filter((line) => line !== '');
      const wanted = new Set(linesFor({ ...list, lines }));
      // What stands in a list twice stays once; what is still wanted then is new.
      const left = rows.filter((_, i) => said[i] === '' || wanted.delete(said[i] ?? ''));
      const indent = /^\s*/.exec(rows.find((row) => row.trim() !== '') ?? '')?.[0] ?? '';
      const end = left.findLastIndex((row) => row.trim() !== '') + 1;
      left.splice(end, 0, ...Array.from(wanted, (line) => indent + line));
      const isEmpty = left.every((line) => line.trim() === '');
      const head = isEmpty ? before.replace(/\|[-+]?(?=[^|\n]*\n$)/, '""') : before;
      return head + left.join('\n') + changed.slice(valueEnd);
    }, text);
}

const isBlockAt = (event: Event, offset: number | undefined): event is ScalarEvent =>
  event.type === EVENT_ID.SCALAR &&
  event.valueStart === offset &&
  event.style === SCALAR_STYLE.LITERAL_BLOCK;
