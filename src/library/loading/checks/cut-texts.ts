import { SCALAR_STYLE } from 'js-yaml';
import type { YamlPosition } from '../yaml-positions.ts';

/** Fields that hold text for readers; what stands below them does too. */
const TEXTS = new Set(['en', 'ja', 'title', 'author']);

/**
 * The paths of texts without quotes that are followed by ` #` on their line. YAML reads what comes after it as a comment:
 * the text would be served without its end. Behind ids, dates and the like a comment is one, as it is behind a quote.
 */
export function cutTexts(root: YamlPosition, value: unknown, source: string): string[][] {
  return cutsBelow(root, value, { path: [], isText: false }, source);
}

type Place = { readonly path: string[]; readonly isText: boolean };

function cutsBelow(
  { scalar, below }: YamlPosition,
  value: unknown,
  { path, isText }: Place,
  source: string,
): string[][] {
  if (scalar) {
    const isCut =
      isText &&
      typeof value === 'string' &&
      scalar.style === SCALAR_STYLE.PLAIN &&
      isFollowedByHash(source, scalar.valueEnd);
    return isCut ? [path] : [];
  }
  const values = new Map<string, unknown>(Object.entries(value ?? {}));
  return [...below].flatMap(([key, position]) => {
    const place = { path: [...path, key], isText: isText || TEXTS.has(key) };
    return cutsBelow(position, values.get(key), place, source);
  });
}

function isFollowedByHash(source: string, offset: number): boolean {
  const hash = /[ \t]+#/y;
  hash.lastIndex = offset;
  return hash.test(source);
}

/** Whether a text has a `#` behind something: most files have none, and need not be looked through. */
export const mayCut = (source: string): boolean => /\S[ \t]+#/.test(source);
