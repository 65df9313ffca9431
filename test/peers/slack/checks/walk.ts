/** Any object of Block Kit, as far as rules across kinds go. */
type Json = {
  readonly type?: unknown;
  readonly text?: unknown;
  readonly action_id?: unknown;
  readonly focus_on_load?: unknown;
};
export type Placed = { readonly path: readonly (string | number)[]; readonly node: Json };

/** Every object in a tree, with the path at which it stands. */
export function* everyObject(
  value: unknown,
  path: readonly (string | number)[] = [],
): Generator<Placed> {
  if (Array.isArray(value)) {
    for (const [index, one] of value.entries()) yield* everyObject(one, [...path, index]);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  yield { path, node: value };
  for (const [key, one] of Object.entries(value)) yield* everyObject(one, [...path, key]);
}

/** All text that people would read in blocks, in characters. */
export function textLength(blocks: unknown): number {
  let length = 0;
  for (const { node } of everyObject(blocks)) {
    if (typeof node.text === 'string') length += node.text.length;
  }
  return length;
}
