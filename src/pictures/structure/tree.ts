import type { NodeId, Structure } from '../../library/index.ts';

type Node = Structure['nodes'][number];
export type Edge = Structure['edges'][number];

/** A node with the edge by which it hangs from the one above; null: it is at the top. */
export type Placed = {
  readonly node: Node;
  readonly depth: number;
  readonly parent: NodeId | null;
  readonly above: Edge | null;
};

/** A structure as what is drawn: a list of nodes from the top down, and the edges that join them besides. */
export type Tree = {
  readonly placed: readonly Placed[];
  readonly others: readonly Edge[];
};

/**
 * Orders a structure so that each node stands below the one that it reports to. The first edge by which a node reports
 * to another places it; without one, an undecided one does. All other edges join nodes across. Nodes without an edge
 * are left out.
 */
export function treeOf({ nodes, edges }: Structure): Tree {
  const above = new Map<NodeId, Edge>();
  for (const kind of ['commands', 'undecided'] as const) {
    for (const edge of edges) {
      if (edge.kind !== kind || above.has(edge.to)) continue;
      if (!isAbove(edge.to, edge.from, above)) above.set(edge.to, edge);
    }
  }
  // An open question between two that have a place of their own is drawn across.
  const isTop = (id: NodeId) => !above.has(id) || !isPlacedBy(above.get(id), id, edges);
  const ends = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const placed: Placed[] = [];
  const place = (node: Node, depth: number, edge: Edge | null) => {
    placed.push({ node, depth, parent: edge?.from ?? null, above: edge });
    const below = nodes.flatMap((each) => {
      const by = above.get(each.id);
      return by?.from === node.id && !isTop(each.id) ? [{ each, by }] : [];
    });
    const inOrder = below.toSorted((a, b) => rank(a.by) - rank(b.by));
    for (const { each, by } of inOrder) place(each, depth + 1, by);
  };
  for (const node of nodes) if (ends.has(node.id) && isTop(node.id)) place(node, 0, null);
  const hung = new Set(placed.map(({ above: by }) => by));
  return { placed, others: edges.filter((edge) => !hung.has(edge)) };
}

const rank = ({ kind }: Edge) => (kind === 'commands' ? 0 : 1);

/** Whether `upper` stands above `lower` already: the edge would close a circle. */
function isAbove(upper: NodeId, lower: NodeId, above: ReadonlyMap<NodeId, Edge>): boolean {
  for (let at: NodeId | undefined = lower; at !== undefined; at = above.get(at)?.from) {
    if (at === upper) return true;
  }
  return false;
}

/** A node that others report to has a place of its own, whatever is undecided above it. */
function isPlacedBy(edge: Edge | undefined, id: NodeId, edges: readonly Edge[]): boolean {
  if (edge === undefined || edge.kind === 'commands') return edge !== undefined;
  return !edges.some(({ from, kind }) => from === id && kind === 'commands');
}
