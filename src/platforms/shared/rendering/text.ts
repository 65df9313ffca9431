/** A text that fits, its end replaced by "…" where it is too long; no character is cut in two. */
export function clip(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** A text as it is meant to be seen: on one line, without control characters and marks that turn the direction of writing. */
export function oneLine(raw: string): string {
  if (PLAIN.test(raw) && !raw.includes('  ')) return raw.trim();
  return raw
    .toWellFormed()
    .replace(/\s+/gu, ' ')
    .replace(/[^\P{C}\u200c\u200d]/gu, '')
    .trim();
}

/** What most texts are made of; none of it changes. */
const PLAIN = /^[ -~ぁ-ゖァ-ヺー一-鿿、。]*$/;
