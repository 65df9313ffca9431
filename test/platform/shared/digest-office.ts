import { type OfficeParts, openOffice } from '../../../src/digest/office.ts';
import type { Zone } from '../../../src/digest/zones.ts';
import { openStore } from '../../../src/store/store.ts';
import { shipped } from '../../answer/town.ts';

/** The office of a bot with the shipped briefs, on a store that is gone with the test. */
export function officeFor(parts: Partial<OfficeParts> = {}) {
  return openOffice({
    store: openStore('file::memory:'),
    library: () => shipped,
    now: () => new Date(),
    zone: 'UTC' as Zone,
    onDue: () => {},
    ...parts,
  });
}
