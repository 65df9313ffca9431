import type { StringTable } from './string-table.ts';

/** A compound so many times as frequent as another is the one that is meant. */
const FAR_MORE = 3;

/** No compound has more characters (UTF-16); so a compound and a place in it are one number. */
const LONGEST = 16;

/**
 * The compounds of a complete table in a hash table: each stands there under what is left of it without its first
 * character, without its second, and so on. Open addressing: LONGEST * compound + place + 1; below 0 where several are
 * meant; 0 where there is none. `times`: how often each compound occurs.
 */
export function compoundSlots(compounds: StringTable, times: Int32Array): Int32Array {
  const texts = Array.from({ length: compounds.size }, (_, n) => compounds.at(n));
  const forms = texts.reduce((sum, text) => sum + text.length, 0);
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * forms + 2)));
  const byTimes = Array.from(texts.keys()).toSorted((a, b) => (times[b] ?? 0) - (times[a] ?? 0));
  for (const number of byTimes) {
    const text = texts[number] ?? '';
    for (let at = 0; at < text.length; at++) {
      const slot = slotOf(compounds, slots, text, at);
      const known = slots[slot] ?? 0;
      const more = times[Math.floor((Math.abs(known) - 1) / LONGEST)] ?? 0;
      if (known === 0) slots[slot] = LONGEST * number + at + 1;
      else if (more < FAR_MORE * (times[number] ?? 0)) slots[slot] = -Math.abs(known);
    }
  }
  return slots;
}

/**
 * Finds the compound that differs from a text in the one character at a place: the only one, or one that is far more
 * frequent than the others; else null.
 */
export const findCompoundsLike =
  (compounds: StringTable, slots: Int32Array) =>
  (text: string, at: number): string | null => {
    const meant = text.length > LONGEST ? 0 : (slots[slotOf(compounds, slots, text, at)] ?? 0);
    return meant > 0 ? compounds.at(Math.floor((meant - 1) / LONGEST)) : null;
  };

/** Where a form is in the hash table, or would be. */
function slotOf(compounds: StringTable, slots: Int32Array, text: string, at: number): number {
  for (let slot = hashOf(text, at); ; slot++) {
    const known = Math.abs(slots[slot & (slots.length - 1)] ?? 0) - 1;
    if (known < 0 || isForm(compounds, known, text, at)) return slot & (slots.length - 1);
  }
}

/** Whether a form (a compound without a character) is a text without the character at a place. */
function isForm(compounds: StringTable, form: number, text: string, at: number): boolean {
  const number = Math.floor(form / LONGEST);
  if (form % LONGEST !== at || compounds.lengthAt(number) !== text.length) return false;
  for (let i = 0; i < text.length; i++) {
    if (i !== at && compounds.charCodeAt(number, i) !== text.charCodeAt(i)) return false;
  }
  return true;
}

function hashOf(text: string, at: number): number {
  let hash = at + 1;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ (i === at ? 0 : text.charCodeAt(i)), 0x01000193);
  }
  return (hash ^ (hash >>> 15)) & 0x7fff_ffff;
}
