import { numbersAsFigures } from './numbers.ts';

/**
 * Text as it is compared: NFKC (full width and half width become one), lower case, plain quotes,
 * "U.S." as "us", numbers as figures without thousands separators, single spaces.
 */
export function normalise(text: string): string {
  const known = latest.get(text);
  if (known !== undefined) return known;
  const normal = normaliseAnew(text);
  if (latest.size >= MOST_LATEST) latest.delete(latest.keys().next().value ?? '');
  latest.set(text, normal);
  return normal;
}

/** The texts that came last: each step that reads a question normalises it. */
const latest = new Map<string, string>();
const MOST_LATEST = 8;

function normaliseAnew(text: string): string {
  const ascii = isAscii(text);
  let plain = ascii ? text : text.normalize('NFKC').replace(/[‘’ʼ`´]/g, "'");
  plain = plain.toLowerCase();
  if (plain.includes('.')) {
    plain = plain.replace(/\b(?:[a-z]\.){2,}/g, (letters) => letters.replaceAll('.', ''));
  }
  if (plain.includes(',')) plain = plain.replace(/(?<=\d),(?=\d{3}(?!\d))/g, '');
  if (!ascii) plain = plain.replace(BLANK, ' ');
  else if (UNEVEN.test(plain)) plain = plain.replace(ASCII_BLANK, ' ');
  return numbersAsFigures(plain.trim(), ascii);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant
const isAscii = (text: string) => /^[\x00-\x7f]*$/.test(text);

const BLANK = /[\p{Cc}\p{Cf}\p{Z}\s]+/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the same within ASCII, found much quicker
const ASCII_BLANK = /[\x00-\x20\x7f]+/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: blanks that are no single space
const UNEVEN = /[\x00-\x1f\x7f]| {2}/;

/** Hiragana as katakana; other characters stay as they are. */
export const toKatakana = (text: string): string =>
  text.replace(/[ぁ-ゖ]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0x60));
