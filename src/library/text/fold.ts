/**
 * One spelling for comparison: Unicode NFKC (full-width and half-width become one), lower case,
 * hiragana as katakana, and nothing but letters and digits. "U.S. Forces Japan", "us forces japan" and
 * "ＵＳ　Ｆｏｒｃｅｓ　Ｊａｐａｎ" fold to the same string, 「みさいる」, as it is typed, and 「ミサイル」 too.
 */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase().replace(/[^a-z0-9]+/g, '');
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}ー]/gu, '')
    .replace(/[ぁ-ゖ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + TO_KATAKANA));
}

/** Text of ASCII alone, which most is. */
const PLAIN = /^[ -~]*$/;
const TO_KATAKANA = 0x60;

/** Whether a text has a letter or a digit in it: what folds to nothing finds nothing, and must not be found. */
export function isName(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(fold(text).replaceAll('ー', ''));
}

/** True when the text has kana or kanji in it, which a person writing English would not type. */
export function looksJapanese(text: string): boolean {
  return /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(text);
}
