import { numbersAsFigures } from './numbers.ts';

/**
 * Text as it is compared: NFKC (full width and half width become one), lower case, plain quotes,
 * "U.S." as "us", numbers as figures without thousands separators, single spaces.
 */
export function normalise(text: string): string {
  const plain = (isAscii(text) ? text : text.normalize('NFKC').replace(/[‘’ʼ`´]/g, "'"))
    .toLowerCase()
    .replace(/\b(?:[a-z]\.){2,}/g, (letters) => letters.replaceAll('.', ''))
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, '')
    .replace(/[\p{Cc}\p{Cf}\p{Z}\s]+/gu, ' ')
    .trim();
  return numbersAsFigures(plain);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant
const isAscii = (text: string) => /^[\x00-\x7f]*$/.test(text);
