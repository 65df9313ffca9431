/** A text as it is meant to be seen: on one line, without control characters and marks that turn the direction of writing. */
export function oneLine(raw: string): string {
  return raw
    .toWellFormed()
    .replace(/\s+/gu, ' ')
    .replace(/[^\P{C}\u200c\u200d]/gu, '')
    .trim();
}
