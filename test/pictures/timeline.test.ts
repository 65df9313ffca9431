import { describe, expect, test } from 'vitest';
import {
  type Brief,
  type BriefId,
  type DateText,
  type Fact,
  LANGS,
  type Library,
  timelineOf,
} from '../../src/library/index.ts';
import { drawPicture, pictureFor } from '../../src/pictures/index.ts';
import { certaintyOf } from '../../src/pictures/timeline/timeline.ts';
import { Citations } from '../../src/replies/index.ts';
import { datedLibrary, factOf, shipped, smallLibrary } from '../support/libraries.ts';
import { elementsOf, parsed, textsOf } from '../support/svg.ts';

const TODAY = '2026-11-29' as DateText;
const ALL = { kind: 'timeline', topic: null } as const;
const OF_USFJ = { kind: 'timeline', topic: 'usfj' as BriefId } as const;

function drawn(
  library: Library,
  ref: typeof ALL | typeof OF_USFJ,
  lang: 'en' | 'ja' = 'en',
  theme: 'light' | 'page' = 'page',
) {
  const picture = drawPicture(library, ref, lang, theme, TODAY, 'tall');
  if (!picture) throw new Error('no picture was drawn');
  return { ...picture, root: parsed(picture.svg) };
}

describe.each(LANGS)('the timeline of all briefs (%s)', (lang) => {
  const { root, width, svg, alt } = drawn(shipped, ALL, lang);
  const facts = timelineOf(shipped, null);

  test('has a mark for each dated fact, which leads to it and says when', () => {
    const links = elementsOf(root, 'a').map((each) => each.attributes.href);
    const prefix = lang === 'ja' ? '/ja' : '';
    expect(links.toSorted()).toEqual(
      facts.map(({ brief, id }) => `${prefix}/b/${brief}#${id}`).toSorted(),
    );
    const told = elementsOf(root, 'title').map(textsOf);
    for (const fact of facts) expect(told.some((title) => title.includes(fact[lang]))).toBe(true);
  });

  test('cites for every line, by the numbers of the page around it', () => {
    const citations = new Citations(shipped, lang);
    for (const fact of facts) citations.fact(fact);
    const ranges = textsOf(root).matchAll(/\[(\d[\d–, ]*)\]/g);
    const cited = [...ranges].flatMap(([, numbers = '']) =>
      numbers.split(',').flatMap((range) => {
        const [from = 0, to = from] = range.split('–').map(Number);
        return Array.from({ length: to - from + 1 }, (_, i) => from + i);
      }),
    );
    const all = citations.list().map((_, i) => i + 1);
    expect([...new Set(cited)].toSorted((a, b) => a - b)).toEqual(all);
  });

  test('stays within its width, says how old it is, and what it shows in words', () => {
    expect(width).toBe(340);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    expect(textsOf(root)).toContain({ en: '24 June 2026', ja: '2026年6月24日' }[lang]);
    expect(alt).toContain(`${facts.length}`);
  });
});

test.each(LANGS)('few facts stand with all their words, a dispute with its sides (%s)', (lang) => {
  const { root } = drawn(shipped, OF_USFJ, lang, 'light');
  const bare = (text: string) => text.replaceAll(/[\s\u2060]/g, '');
  const text = bare(textsOf(root));
  const brief = shipped.briefs.get('usfj' as BriefId) as Brief;
  const citations = new Citations(shipped, lang);
  for (const fact of timelineOf(shipped, brief)) {
    const { marks, label } = citations.fact(fact);
    const cited = marks.map(({ n, paragraph }) => `[${n}${paragraph ? `¶${paragraph}` : ''}]`);
    expect(text).toContain(bare(`${fact[lang]}${cited.join('')}`));
    if (label) expect(text).toContain(bare(label));
  }
  for (const { publisher } of citations.list()) expect(text).toContain(bare(publisher));
  expect(elementsOf(root, 'a')).toEqual([]);
});

test.each([
  ['jjoc-established', 'day'],
  ['phases-move', 'month'],
  ['usfj-established', 'year'],
  ['usfj-july-agreed', 'yearless'],
  ['phases-move-open', 'open'],
  ['jjoc-nagumo-retires', 'planned'],
  ['phases-plan', 'day'], // known on the day of its source
])('%s has the mark of: %s', (id, certainty) => {
  const fact = factOf(shipped, id) as Fact & { readonly date: DateText };
  expect(certaintyOf(fact, shipped)).toBe(certainty);
});

test('certain and uncertain dates have shapes of their own, each told in the legend', () => {
  const text = textsOf(drawn(shipped, ALL).root);
  const legend = ['day known', 'only the month known', 'only the year known', 'year not given'];
  for (const each of [...legend, 'announced, not confirmed since', 'undecided or disputed']) {
    expect(text).toContain(each);
  }
  const names = ['circle', 'rect', 'path'];
  const { root } = drawn(shipped, OF_USFJ);
  for (const name of names) expect(elementsOf(root, name).length).toBeGreaterThan(0);
  expect(textsOf(root)).not.toContain('only the month known'); // no such mark is drawn
});

test('200 dated facts stand together by year, with a mark each', () => {
  const { root, height } = drawn(datedLibrary(200), ALL);
  expect(elementsOf(root, 'a')).toHaveLength(200);
  expect(height).toBeLessThan(2500);
});

test('2,000 dated facts are counted, in a picture no larger', () => {
  const { root, height, svg } = drawn(datedLibrary(2000), ALL);
  expect(height).toBeLessThan(2500);
  expect(svg.length).toBeLessThan(60_000);
  expect(textsOf(root)).toMatch(/\b40 /);
  const marked = elementsOf(root, 'a').length;
  expect(marked).toBeGreaterThan(10);
  expect(marked).toBeLessThan(200);
});

test('one dated fact makes no timeline', async () => {
  const small = await smallLibrary();
  expect(drawPicture(small, ALL, 'en', 'light', TODAY, 'wide')).toBeNull();
  expect(pictureFor(small, ALL, 'en')).toBeNull();
  expect(drawPicture(small, OF_USFJ, 'en', 'light', TODAY, 'wide')).toBeNull(); // no such brief
});
