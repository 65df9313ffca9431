import { expect, test } from 'vitest';
import { findHints, loadLibrary } from '../../src/library/loading/index.ts';
import { describeProblem } from '../../src/library/loading/problem.ts';
import { brief, PACK, packFolder, packIn } from '../support/pack.ts';
import { STRUCTURE } from '../support/structure.ts';

type Changes = Readonly<Record<string, unknown>>;
type Edge = (typeof STRUCTURE)['edges'][number];

const withStructures = (...structures: readonly Changes[]) => ({
  'library.yaml': { ...PACK, structures },
  'bridge.yaml': brief('bridge'),
});

/** The structure with something else in its first edge. */
const withEdge = (changes: Changes) => ({
  ...STRUCTURE,
  edges: STRUCTURE.edges.map((edge, i) => (i === 0 ? { ...edge, ...changes } : edge)),
});

/** What is wrong with the library.yaml of a folder, each with its line. */
async function faultsOf(...structures: readonly Changes[]) {
  const folder = await packFolder(withStructures(...structures));
  const { library, problems } = await loadLibrary(folder);
  return {
    library,
    told: problems.map((problem) => describeProblem(problem).replace(`${folder}/`, '')),
    lines: problems.map(({ at }) => at?.line ?? 0),
  };
}

test('a sound structure is loaded as it is written, and a folder without one has none', async () => {
  const { library, told } = await faultsOf(STRUCTURE);
  expect(told).toEqual([]);
  expect(library?.structures).toMatchObject([{ id: 'town', briefs: ['bridge'] }]);
  expect(library?.structures[0]?.edges[0]?.cites).toEqual([{ source: 'gazette', paragraph: 1 }]);
  expect((await faultsOf()).library?.structures).toEqual([]);
});

test.each(['en', 'ja'] as const)(
  'a folder in one language writes its labels in it (%s)',
  async (lang) => {
    const folder = await packFolder(packIn(lang, withStructures(STRUCTURE)));
    const { library, problems } = await loadLibrary(folder);
    expect(problems).toEqual([]);
    const [node] = STRUCTURE.nodes;
    expect(library?.structures[0]?.nodes[0]?.label).toEqual({
      en: node?.label[lang],
      ja: node?.label[lang],
    });
  },
);

const FAULTS: readonly [name: string, structure: Changes, wrong: RegExp][] = [
  [
    'a source that is not there',
    withEdge({ cites: ['gazete#1'] }),
    /no source "gazete"\. Did you mean "gazette"\?/,
  ],
  [
    'a paragraph that is not there',
    withEdge({ cites: ['gazette#99'] }),
    /gazette has 9 paragraphs, not 99\./,
  ],
  ['no citation', withEdge({ cites: [] }), /cites is an empty list\. Cite at least one paragraph/],
  [
    'an unknown end',
    withEdge({ to: 'portt' }),
    /no node "portt"\. Did you mean "port"\? Otherwise add it to the nodes/,
  ],
  [
    'an edge to itself',
    withEdge({ to: 'council' }),
    /leads to where it begins\. Name another node\./,
  ],
  [
    'an unknown fact',
    withEdge({ fact: 'bridge-opend' }),
    /no fact "bridge-opend"\. Did you mean "bridge-opened"\?/,
  ],
  [
    'an unknown kind',
    withEdge({ kind: 'owns' }),
    /kind is "owns"\. Write one of commands, coordinates, undecided\./,
  ],
  [
    'an until without its year',
    withEdge({ until: 'XXXX-07' }),
    /until is "XXXX-07"\. Give the year until which it held\./,
  ],
  [
    'an unknown brief',
    { ...STRUCTURE, briefs: ['brigde'] },
    /no brief "brigde"\. Did you mean "bridge"\?/,
  ],
  [
    'an unknown term',
    {
      ...STRUCTURE,
      nodes: STRUCTURE.nodes.map((node) => ({ ...node, term: 'bridg' })).slice(0, 3),
    },
    /no glossary term "bridg"\. Did you mean "bridge"\?/,
  ],
  [
    'a node id used twice',
    { ...STRUCTURE, nodes: [...STRUCTURE.nodes, STRUCTURE.nodes[0]] },
    /the node id "council" is used twice\. Rename one\./,
  ],
];

test.each(FAULTS)('%s is a fault, with its place and its remedy', async (_, structure, wrong) => {
  const { told, lines } = await faultsOf(structure);
  expect(told[0]).toMatch(wrong);
  expect(told[0]).toMatch(/^.*library\.yaml:\d+:\d+: /);
  expect(lines[0]).toBeGreaterThan(10);
});

test('a brief shows one structure', async () => {
  const { told } = await faultsOf(STRUCTURE, { ...STRUCTURE, id: 'port' });
  expect(told).toHaveLength(1);
  expect(told[0]).toContain('the brief "bridge" has the structure "town" already');
});

test('what an edge without its source says is not served', async () => {
  const { library, told } = await faultsOf(withEdge({ cites: ['gazette#99'] }));
  expect(told).toHaveLength(1);
  const kept = STRUCTURE.edges.slice(1).map(({ from, to }: Edge) => [from, to]);
  expect(library?.structures[0]?.edges.map(({ from, to }) => [from, to])).toEqual(kept);
});

test('a node without an edge is hinted at', async () => {
  const lonely = { id: 'lonely', label: { en: 'The lighthouse', ja: '灯台' } };
  const folder = await packFolder(
    withStructures({ ...STRUCTURE, nodes: [...STRUCTURE.nodes, lonely] }),
  );
  expect((await loadLibrary(folder)).problems).toEqual([]);
  const hints = (await findHints(folder, new Date())).map(({ wrong }) => wrong);
  expect(hints).toContain('no edge leads to or from the node "lonely"');
});
