import { describe, expect, test } from 'vitest';
import { type BriefId, type DateText, LANGS, type Library } from '../../src/library/index.ts';
import { drawPicture, pictureFor } from '../../src/pictures/index.ts';
import { libraryOf, shipped } from '../support/libraries.ts';
import { brief, PACK, packFolder } from '../support/pack.ts';
import { STRUCTURE } from '../support/structure.ts';
import { elementsOf, parsed, textsOf } from '../support/svg.ts';

const TODAY = '2026-11-29' as DateText;
const USFJ = { kind: 'structure', topic: 'usfj' as BriefId } as const;
const BRIDGE = { kind: 'structure', topic: 'bridge' as BriefId } as const;

async function townWith(changes: Record<string, unknown> = {}): Promise<Library> {
  const structures = [{ ...STRUCTURE, ...changes }];
  const files = { 'library.yaml': { ...PACK, structures }, 'bridge.yaml': brief('bridge') };
  return libraryOf(await packFolder(files));
}

function drawn(
  library: Library,
  ref: typeof USFJ | typeof BRIDGE,
  lang: 'en' | 'ja',
  theme: 'light' | 'dark' | 'page' = 'page',
) {
  const picture = drawPicture(library, ref, lang, theme, TODAY, 'tall');
  if (!picture) throw new Error('no picture was drawn');
  return { ...picture, root: parsed(picture.svg) };
}

describe.each(LANGS)('the shipped structure (%s)', (lang) => {
  const [structure] = shipped.structures;
  const { root, alt, width, height, svg } = drawn(shipped, USFJ, lang);

  test('cites on every edge, and each leads to its fact', () => {
    const labels = elementsOf(root, 'a').filter(({ attributes }) => attributes.href?.includes('#'));
    expect(labels).toHaveLength(structure?.edges.length ?? 0);
    for (const label of labels) {
      expect(textsOf(label)).toMatch(/\[[a-z](?:¶\d+)?\]/);
      const [, id = ''] = label.attributes.href?.split('#') ?? [];
      expect(shipped.facts.has(id as never)).toBe(true);
    }
  });

  test('lists the source of every letter', () => {
    const text = textsOf(root);
    const used = new Set(text.match(/(?<=\[)[a-z](?=[\]¶])/g));
    const cited = new Set(
      structure?.edges.flatMap(({ cites }) => cites.map(({ source }) => source)),
    );
    expect(used.size).toBe(cited.size);
    for (const id of cited) {
      const start = shipped.sources.get(id)?.publisher[lang].slice(0, 5) ?? '?';
      expect(text).toContain(start);
    }
  });

  test('draws what sources differ on as disputed, and what is open as undecided', () => {
    const disputed = { en: 'Disputed', ja: '資料に食い違い' }[lang];
    const undecided = { en: 'Undecided', ja: '未定' }[lang];
    const labels = elementsOf(root, 'a').map((each) => [each.attributes.href, textsOf(each)]);
    const textOf = (fact: string) => labels.find(([href]) => href?.endsWith(`#${fact}`))?.[1];
    expect(textOf('undecided-scope')).toContain(disputed);
    expect(textOf('command-relationships-one-structure')).toContain(disputed);
    expect(textOf('undecided-iii-mef')).toContain(undecided);
  });

  test('tells in words what it shows, whose word it is, and how old it is', () => {
    for (const { label } of structure?.nodes.slice(0, 1) ?? []) expect(alt).toContain(label[lang]);
    expect(alt).toMatch(/Geo Indo Pacific|ジオ・インド・パシフィック/);
    expect(alt.length).toBeLessThanOrEqual(1000);
    expect(textsOf(root)).toContain(
      { en: 'Newest source: 13 February 2026', ja: '2026年2月13日' }[lang],
    );
    expect(elementsOf(root, 'desc').map(textsOf)).toEqual([alt]);
  });

  test('keeps all of it within its width', () => {
    expect([width, height > width]).toEqual([340, true]);
    for (const { attributes } of elementsOf(root, 'rect')) {
      expect(Number(attributes.x ?? 0) + Number(attributes.width)).toBeLessThanOrEqual(width);
    }
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });
});

test('a folder or a brief without a structure has no picture', async () => {
  const bare = await libraryOf(await packFolder());
  expect(drawPicture(bare, BRIDGE, 'en', 'light', TODAY, 'wide')).toBeNull();
  expect(pictureFor(bare, BRIDGE, 'en')).toBeNull();
  const missiles = { kind: 'structure', topic: 'missiles' as BriefId } as const;
  expect(drawPicture(shipped, missiles, 'en', 'light', TODAY, 'wide')).toBeNull();
  expect(
    drawPicture(shipped, { kind: 'structure', topic: null }, 'en', 'light', TODAY, 'wide'),
  ).toBeNull();
});

test('the kinds of edges differ in line and in the marks at their ends, not by colour alone', async () => {
  const { root } = drawn(await townWith(), BRIDGE, 'en', 'light');
  const dashes = elementsOf(root, 'path').map(({ attributes }) => attributes['stroke-dasharray']);
  expect(new Set(dashes.filter((each) => each !== undefined)).size).toBe(2);
  expect(elementsOf(root, 'circle').length).toBeGreaterThan(0);
  expect(textsOf(root)).toContain('reports to the one above');
  expect(textsOf(root)).toContain('undecided or disputed');
});

test('a picture that stands alone has no links, and is one image', async () => {
  const { root } = drawn(await townWith(), BRIDGE, 'en', 'dark');
  expect(elementsOf(root, 'a')).toEqual([]);
  expect(root.attributes.role).toBe('img');
  expect(textsOf(root)).toContain('on closures <&>');
});

test('what time has overtaken is drawn as what was known then', async () => {
  const edges = STRUCTURE.edges.map((edge, i) => (i === 0 ? { ...edge, until: '2024-10' } : edge));
  const { root, alt } = drawn(await townWith({ edges }), BRIDGE, 'en');
  expect(textsOf(root)).toContain('As known until October 2024');
  expect(alt).toContain('As known until October 2024');
});

test('a circle of edges, many nodes and many edges across are drawn all the same', async () => {
  const nodes = Array.from({ length: 30 }, (_, i) => ({
    ...{ id: `n${i}`, label: { en: `Office number ${i} of the harbour`, ja: `第${i}課` } },
  }));
  const edge = (from: number, to: number, kind: string) => {
    return { from: `n${from % 30}`, to: `n${to % 30}`, kind, cites: ['gazette#1'] };
  };
  const edges = [
    ...nodes.map((_, i) => edge(i, i + 1, 'commands')),
    ...nodes.map((_, i) => edge(i, i * 7 + 3, 'coordinates')),
  ].filter(({ from, to }) => from !== to);
  const { root, width } = drawn(await townWith({ nodes, edges }), BRIDGE, 'en');
  expect(textsOf(root).match(/\[a¶1\]/g)?.length).toBe(edges.length);
  for (const { attributes } of elementsOf(root, 'rect')) {
    expect(Number(attributes.width)).toBeGreaterThan(80);
    expect(Number(attributes.x ?? 0) + Number(attributes.width)).toBeLessThanOrEqual(width);
  }
});
