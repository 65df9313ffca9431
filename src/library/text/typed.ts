/** As they come from phones, word processors and input methods; U+00B4 and the like are apostrophes to who types them. */
const APOSTROPHES = /[`´‘’‚‛′ʹʻʼʽˈꞌ՚]/gu;
const QUOTES = /[“”„‟«»″〝〞〟]/gu;
const COLONS = /[∶꞉ː]/gu;

/**
 * What somebody typed, in the plain signs that rules are written in: width, apostrophes, quotation marks, dashes and
 * blanks of any kind become one of each, and signs that nobody sees are gone. The case stays, and so do letters.
 */
export function normaliseTyped(typed: string): string {
  return typed
    .replace(APOSTROPHES, "'") // before NFKC, which takes some of them for a blank with an accent
    .normalize('NFKC')
    .replace(QUOTES, '"')
    .replace(/[\p{Pd}−]/gu, '-')
    .replace(COLONS, ':')
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim();
}

/** The same without the quotation marks around it. */
export function unquoted(typed: string): string {
  return normaliseTyped(typed)
    .replace(/^['"「『]+|['"」』]+$/gu, '')
    .trim();
}
