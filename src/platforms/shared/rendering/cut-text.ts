/** Signs that close what stands before them, straight quotation marks apart. */
const CLOSING = String.raw`\p{Pe}\p{Pf}`;
/**
 * What no line begins with: signs that close or go on with what stands before them, small kana and marks of
 * repetition.
 * Source: https://www.w3.org/TR/jlreq/#characters_not_starting_a_line
 */
const NEVER_FIRST = new RegExp(
  `^[${CLOSING}\\p{M}\\u200d、。，．・：；！？,.!?:;…‥%％‰°′″々〻ゝゞヽヾ〜～゛゜ーぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿ｡､･ｧ-ｰﾞﾟ]`,
  'u',
);
/** What no line ends with. */
const NEVER_LAST = /[\p{Ps}\p{Pi}]\s*$/u;
/** The end of a sentence, with what closes there; a full stop of Latin script has a blank behind it. */
const SENTENCE_END = new RegExp(`(?:[。！？｡][${CLOSING}"']*\\s*|[.!?…][${CLOSING}"']*\\s+)$`, 'u');
/** So much (UTF-16 units) of a text shows what stands around a place in it. */
const AROUND = 16;

let graphemes: Intl.Segmenter | undefined;

/**
 * Parts of a text of at most so many UTF-16 units, which together are the text: cut after a sentence or a blank where
 * there is one in the second half, else between characters. No part begins with a sign that closes what the part
 * before holds, unless nothing but such signs is there.
 */
export function cutText(text: string, most: number): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > most) {
    const at = cutPosition(rest, most);
    parts.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return [...parts, rest];
}

function cutPosition(text: string, most: number): number {
  const latest = (isGood: (at: number) => boolean, least: number) => {
    for (let at = most; at > least; at--) if (mayCut(text, at) && isGood(at)) return at;
    return null;
  };
  const before = (at: number) => text.slice(Math.max(at - AROUND, 0), at);
  const sentence = latest((at) => SENTENCE_END.test(before(at)), most / 2);
  const found = sentence ?? latest((at) => /\s$/u.test(before(at)), most / 2);
  if (found !== null) return found;
  const between = boundaries(text.slice(0, most + AROUND));
  return latest((at) => between.has(at), 0) ?? (isInPair(text, most) ? most - 1 : most);
}

/** Whether a text may be cut at a place, for what would begin and end there. */
function mayCut(text: string, at: number): boolean {
  const [before, after] = [text.slice(Math.max(at - AROUND, 0), at), text.slice(at, at + 2)];
  if (isInPair(text, at) || /^\s/u.test(after) || NEVER_FIRST.test(after)) return false;
  // A straight quotation mark closes unless a blank stands before it.
  if (/^["']/.test(after) && !/\s$/u.test(before)) return false;
  return !NEVER_LAST.test(before);
}

const isInPair = (text: string, at: number) =>
  /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1));

/** Where characters begin, as people count them. */
function boundaries(text: string): ReadonlySet<number> {
  graphemes ??= new Intl.Segmenter('ja', { granularity: 'grapheme' });
  return new Set(Array.from(graphemes.segment(text), ({ index }) => index));
}
