import { describe, expect, test } from 'vitest';
import {
  type BriefId,
  type DateText,
  LANGS,
  type Lang,
  type Library,
  timelineOf,
} from '../../src/library/index.ts';
import { drawPicture, type PictureRef } from '../../src/pictures/index.ts';
import { Citations } from '../../src/replies/index.ts';
import { boxesOf, clashes, linesOfText, piecesOf } from '../support/drawn-boxes.ts';
import { datedLibrary, libraryOf, shipped } from '../support/libraries.ts';
import { brief, PACK, packFolder } from '../support/pack.ts';
import { STRUCTURE } from '../support/structure.ts';
import { elementsOf, parsed, textsOf } from '../support/svg.ts';

const TODAY = '2026-11-29' as DateText;
const refOf = (kind: PictureRef['kind'], topic: string | null) =>
  ({ kind, topic: topic as BriefId | null }) as const;
const PICTURES = [
  refOf('structure', 'usfj'),
  refOf('timeline', null),
  refOf('timeline', 'usfj'),
  refOf('timeline', 'phases'),
  refOf('timeline', 'alliance-politics'),
] as const;

function drawn(ref: PictureRef, lang: Lang, library: Library = shipped) {
  const picture = drawPicture(library, ref, lang, 'light', TODAY, 'wide');
  if (!picture) throw new Error('no picture was drawn');
  const root = parsed(picture.svg);
  return { ...picture, root, text: textsOf(root), lines: linesOfText(root) };
}

async function townWith(changes: Record<string, unknown> = {}): Promise<Library> {
  const structures = [{ ...STRUCTURE, ...changes }];
  const files = { 'library.yaml': { ...PACK, structures }, 'bridge.yaml': brief('bridge') };
  return libraryOf(await packFolder(files));
}

const bare = (text: string) => text.replaceAll(/[\s\u2060]/g, '');

describe.each(LANGS)('pictures for a chat (%s)', (lang) => {
  test.each(PICTURES)('$kind of $topic: wider than high, no text upon another', (ref) => {
    const { width, height, svg, lines, text } = drawn(ref, lang);
    expect(width).toBe(1100);
    expect(height).toBeLessThan(1000);
    expect(svg).not.toMatch(/NaN|undefined|Infinity|var\(/);
    expect(clashes(lines, lines, 1)).toEqual([]);
    for (const { text: line, left, right } of lines) {
      expect([line, left >= 0 && right <= width]).toEqual([line, true]);
    }
    expect(text).toContain({ en: 'Newest source: ', ja: '最も新しい資料：' }[lang]);
  });

  test('the structure cites on every edge, lists each letter, and no line runs through a box or words', () => {
    const { text, root, lines } = drawn(refOf('structure', 'usfj'), lang);
    const [structure] = shipped.structures;
    const cites = structure?.edges.flatMap((edge) => edge.cites) ?? [];
    const listed = new Set(cites.map(({ source }) => source)).size;
    expect(text.match(/\[[a-z](?:¶\d+)?\]/g)).toHaveLength(cites.length + listed);
    const boxes = boxesOf(root);
    expect(boxes).toHaveLength(structure?.nodes.length ?? 0);
    expect(clashes(boxes, boxes, -4)).toEqual([]);
    expect(piecesOf(root).length).toBeGreaterThan(20);
    expect(clashes(piecesOf(root), boxes, 0.5)).toEqual([]);
    expect(clashes(piecesOf(root), lines, 0)).toEqual([]);
  });

  test('the timeline of all has each fact and cites for each, and the newest ones in words', () => {
    const { text } = drawn(refOf('timeline', null), lang);
    const facts = timelineOf(shipped, null);
    const citations = new Citations(shipped, lang);
    for (const fact of facts) citations.fact(fact);
    const cited = [...text.matchAll(/\[(\d[\d–, ]*)\]/g)].flatMap(([, numbers = '']) =>
      numbers.split(',').flatMap((range) => {
        const [from = 0, to = from] = range.split('–').map(Number);
        return Array.from({ length: to - from + 1 }, (_, i) => from + i);
      }),
    );
    expect(new Set(cited)).toEqual(new Set(citations.list().map((_, i) => i + 1)));
    const newest = facts.filter(({ date }) => !date.startsWith('X')).at(-1);
    expect(bare(text)).toContain(bare(newest?.[lang] ?? '?'));
    const { publisher } = citations.list().at(-1) ?? {};
    expect(bare(text)).toContain(bare(publisher ?? '?')); // behind the newest one
  });

  test('the timeline of a brief has all its words and sources', () => {
    const { text } = drawn(refOf('timeline', 'usfj'), lang);
    const of = shipped.briefs.get('usfj' as BriefId) ?? null;
    const citations = new Citations(shipped, lang);
    for (const fact of timelineOf(shipped, of)) {
      const marks = citations.fact(fact).marks;
      const cited = marks.map(({ n, paragraph }) => `[${n}${paragraph ? `¶${paragraph}` : ''}]`);
      expect(bare(text)).toContain(bare(`${fact[lang]}${cited.join('')}`));
    }
    for (const { publisher } of citations.list()) expect(bare(text)).toContain(bare(publisher));
  });
});

test.each([200, 2000])('%i dated facts make a picture no larger', (count) => {
  const { height, svg, lines, text } = drawn(refOf('timeline', null), 'en', datedLibrary(count));
  expect(height).toBeLessThan(1000);
  expect(svg.length).toBeLessThan(60_000);
  expect(clashes(lines, lines, 1)).toEqual([]);
  expect(text).toContain('2023');
});

test('the kinds of edges differ in line and in the marks at their ends, and it is one image', async () => {
  const { root, text } = drawn(refOf('structure', 'bridge'), 'en', await townWith());
  const dashes = elementsOf(root, 'path').map(({ attributes }) => attributes['stroke-dasharray']);
  expect(new Set(dashes.filter((each) => each !== undefined)).size).toBe(2);
  expect(elementsOf(root, 'circle').length).toBeGreaterThan(0);
  expect(text).toContain('on closures <&>');
  expect(elementsOf(root, 'a')).toEqual([]);
  expect(root.attributes.role).toBe('img');
});

test('a circle of edges, many nodes and many edges across are drawn or told all the same', async () => {
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
  const library = await townWith({ nodes, edges });
  const { root, text, lines, height } = drawn(refOf('structure', 'bridge'), 'en', library);
  expect(text.match(/\[a¶1\]/g)?.length).toBe(edges.length);
  expect(clashes(lines, lines, 1)).toEqual([]);
  expect(clashes(piecesOf(root), lines, 0)).toEqual([]);
  const boxes = boxesOf(root);
  expect(clashes(boxes, boxes, -2)).toEqual([]);
  expect(height).toBeLessThan(3500);
});
