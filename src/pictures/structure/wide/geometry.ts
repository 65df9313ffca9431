import type { NodeId } from '../../../library/index.ts';
import type { Edge, Placed } from '../tree.ts';

/** The boxes of the left and of the right column, from the top. */
export type Columns = readonly [left: readonly Placed[], right: readonly Placed[]];

/** How high things are, in px, as they are set. */
export type Measure = {
  box(node: Placed['node'], width: number): number;
  /** The label of an edge. */
  label(edge: Edge, width: number): number;
};

/** Sizes in px. */
export type Frame = {
  readonly top: number;
  readonly columns: readonly [readonly [from: number, to: number], readonly [number, number]];
  readonly indent: number;
};

export type Box = Readonly<Record<'x' | 'y' | 'width' | 'height', number>>;
export type Label = {
  readonly edge: Edge;
  /** Where its lines begin, or end, or have their middle. */
  readonly x: number;
  readonly anchor: 'end' | 'middle' | undefined;
  readonly y: number;
  readonly width: number;
};
/** An edge that joins boxes across, from its first end to its last. */
export type Route = {
  readonly edge: Edge;
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly ends: { readonly first: 'left' | 'right'; readonly last: 'left' | 'right' };
};
export type Layout = {
  readonly boxes: ReadonlyMap<NodeId, Box>;
  readonly labels: readonly Label[];
  readonly routes: readonly Route[];
  /** How many lines run beside each other, at the left and at the right. */
  readonly lanes: readonly [number, number];
  readonly bottom: number;
  /** Where the lowest label between the columns ends. */
  readonly lowest: number;
  /** Whether each label of a line within a column stands at that line alone. */
  readonly isClear: boolean;
};
