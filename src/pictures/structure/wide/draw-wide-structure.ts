import {
  type BriefId,
  type DateText,
  type Lang,
  type Library,
  type NodeId,
  type Structure,
  textLangFor,
} from '../../../library/index.ts';
import { ageLine } from '../../../replies/index.ts';
import { wordsFor } from '../../../replies/words/index.ts';
import type { Picture, PictureTheme } from '../../picture.ts';
import { type Drawn, element, inksOf, picture } from '../../svg.ts';
import { type Setting, textLines, wrap } from '../../text.ts';
import { columnsOfText, legend, listed, WIDE } from '../../wide.ts';
import { readEdges, structureAlt } from '../edges.ts';
import { inkOf, line } from '../lines.ts';
import { type Edge, type Placed, treeOf } from '../tree.ts';
import { inColumns } from './columns.ts';
import { type Layout, layOut, type Measure } from './layout.ts';

const { width: WIDTH, pad: PAD, scale: SCALE } = WIDE;
/** Where the columns of boxes stand; the labels of edges across have the room between them. */
const COLUMNS = [
  [PAD, 360],
  [652, WIDTH - PAD],
] as const;
const BOX_PAD = 13;
/** With more lines beside the boxes, their labels would have no room: such edges are told below. */
const MOST_LANES = 4;
const KINDS = ['commands', 'coordinates', 'undecided'] as const;

/**
 * A structure for a chat, wider than high: boxes in two columns, those below each other as on the page, and between the
 * columns the edges across with their labels.
 */
export function drawWideStructure(
  structure: Structure,
  brief: BriefId,
  library: Library,
  lang: Lang,
  theme: PictureTheme,
  today: DateText,
): Picture {
  const words = wordsFor(lang);
  const inks = inksOf(theme);
  const set = (size: number, fill: string, isBold = false): Setting => {
    return { size, leading: Math.round(size * 1.28), fill, isBold };
  };
  const small = set(17, inks('soft'));
  const name = set(19, inks('text'), true);
  const { edges, sources, newest } = readEdges(structure, library, lang);
  const { placed, others } = treeOf(structure);

  const front: Drawn[] = [];
  const lines: Drawn[] = [];
  let y: number = PAD;
  const put = (text: string, setting: Setting) => {
    const broken = wrap(text, WIDTH - 2 * PAD, setting);
    front.push(textLines(broken, PAD, y + setting.size, setting));
    y += broken.length * setting.leading;
  };
  put(structure.title[lang], set(25, inks('text'), true));
  put(ageLine(newest, lang, today), small);
  y += 16;

  const wrapped = wrapper();
  const plain = set(18, inks('text'));
  const labelText = (edge: Edge, from: NodeId | null) => {
    const told = edges.get(edge);
    return (from === null ? told?.text : told?.textWith(from)) ?? '';
  };
  const measure: Measure = {
    box: (node, width) =>
      wrapped(node.label[lang], width - 2 * BOX_PAD, name).length * name.leading + 20,
    above: (edge, from, width) => wrapped(labelText(edge, from), width, plain).length * plain.leading,
    between: (edge, width) => wrapped(labelText(edge, null), width, plain).length * plain.leading,
  };
  const columns = inColumns(placed, ({ node, above }) => {
    return measure.box(node, 300) + (above ? measure.above(above, null, 300) : 0) + 10;
  });
  const deepest = Math.max(...placed.map(({ depth }) => depth), 1);
  const frame = { top: y, columns: COLUMNS, indent: Math.min(32, 120 / deepest) };
  const { layout, rest } = fitting(columns, others, (across, lanes) =>
    layOut(columns, across, measure, frame, lanes),
  );

  for (const { edge, from, x, y: top, width, isBetween } of layout.labels) {
    const told = edges.get(edge);
    const setting = { ...plain, fill: inks(told ? inkOf(told.style) : 'text') };
    const broken = wrapped(labelText(edge, from), width, plain);
    const [at, anchor] = isBetween ? ([x + width / 2, 'middle'] as const) : ([x, undefined] as const);
    front.push(textLines(broken, at, top + setting.size, setting, anchor));
  }
  for (const { node } of placed) {
    const box = layout.boxes.get(node.id);
    if (!box) continue;
    const broken = wrapped(node.label[lang], box.width - 2 * BOX_PAD, name);
    const first = box.y + (box.height - broken.length * name.leading) / 2 + name.size - 1;
    front.push(
      element('rect', {
        ...{ ...box, rx: 8 },
        ...{ fill: inks('back'), stroke: inks('soft'), 'stroke-width': 1.8 },
      }) + textLines(broken, box.x + BOX_PAD, first, name),
    );
  }
  for (const { node, parent, above } of placed.toReversed()) {
    const [from, to] = [layout.boxes.get(parent ?? node.id), layout.boxes.get(node.id)];
    const told = above && edges.get(above);
    if (!from || !to || !told || from === to || isCut(above, columns)) continue;
    const isLeft = to.x + to.width === COLUMNS[0][1];
    const trunk = isLeft ? from.x + frame.indent / 2 : from.x + from.width - frame.indent / 2;
    const middle = to.y + to.height / 2;
    const points = [
      [trunk, from.y + from.height] as const,
      [trunk, middle] as const,
      [isLeft ? to.x - 1 : to.x + to.width + 1, middle] as const,
    ];
    const last = isLeft ? 'right' : 'left';
    lines.push(line(points, told.style, inks, { first: null, last }, SCALE));
  }
  for (const { edge, points, ends } of layout.routes) {
    const told = edges.get(edge);
    if (told) lines.push(line(points, told.style, inks, ends, SCALE));
  }

  y = layout.bottom + 14;
  const foot = ({ drawn, y: end }: ReturnType<typeof legend>) => {
    front.push(...drawn);
    y = end + 8;
  };
  const told = rest.flatMap((edge) => edges.get(edge) ?? []);
  if (told.length > 0) {
    const texts = told.map(({ said, text }) => `${said} (${text})`);
    foot(columnsOfText(texts, [PAD, WIDTH - PAD], y, small));
  }
  front.push(element('path', { d: `M${PAD} ${y}H${WIDTH - PAD}`, stroke: inks('line') }));
  y += 10;
  const drawnKinds = new Set([...edges.values()].map(({ style }) => style.kind));
  const kinds = KINDS.filter((kind) => drawnKinds.has(kind));
  const entries = kinds.map((of) => ({ of, text: words.pictures.legend[of] }));
  const sample = (kind: (typeof KINDS)[number], x: number, middle: number) => {
    const style = { kind, isOvertaken: false };
    const ends = { first: 'left', last: 'right' } as const;
    return line([[x, middle] as const, [x + 48, middle] as const], style, inks, ends, SCALE);
  };
  foot(legend(entries, sample, 58, y, small));
  const cited = sources.map(({ mark, text }) => `${mark}\u00a0${text}`);
  foot(columnsOfText(listed(cited, lang), [PAD, WIDTH - PAD], y, small));

  const height = Math.ceil(y - 8 + PAD);
  const back = element('rect', { width: WIDTH, height, fill: inks('card') });
  const alt = structureAlt(structure, library, lang);
  return {
    ref: { kind: 'structure', topic: brief },
    ...{ lang, width: WIDTH, height, alt },
    svg: picture(
      {
        ...{ width: WIDTH, height, theme, title: structure.title[lang], description: alt },
        lang: textLangFor(lang, library.languages),
      },
      [back, ...lines, ...front].join(''),
    ),
  };
}

type Columns = readonly [readonly Placed[], readonly Placed[]];

/** Whether an edge leads from a box of one column to a box of the other. */
function isCut({ from, to }: Edge, [left]: Columns): boolean {
  const isLeft = (id: NodeId) => left.some(({ node }) => node.id === id);
  return isLeft(from) !== isLeft(to);
}

/** The layout with as many edges across as there is room for, and those that are left over. */
function fitting(
  columns: Columns,
  others: readonly Edge[],
  layoutOf: (across: readonly Edge[], lanes: readonly [number, number]) => Layout,
): { readonly layout: Layout; readonly rest: readonly Edge[] } {
  const cut = columns[1].flatMap(({ above }) => (above && isCut(above, columns) ? [above] : []));
  const room = layoutOf([], [0, 0]).bottom * 1.1;
  const fitted = (across: readonly Edge[]): Layout | null => {
    let lanes: readonly [number, number] = [1, 1];
    for (let round = 0; round < 3; round++) {
      const layout = layoutOf(across, lanes);
      if (Math.max(...layout.lanes) > MOST_LANES) return null;
      if (layout.lanes.every((count, side) => count <= (lanes[side] ?? 0))) {
        return layout.lowest <= room ? layout : null;
      }
      lanes = [Math.max(lanes[0], layout.lanes[0]), Math.max(lanes[1], layout.lanes[1])];
    }
    return null;
  };
  let kept: readonly Edge[] = [];
  for (const edge of [...cut, ...others]) if (fitted([...kept, edge])) kept = [...kept, edge];
  const layout = fitted(kept) ?? layoutOf([], [0, 0]);
  return { layout, rest: [...cut, ...others].filter((edge) => !kept.includes(edge)) };
}

/** Breaks each text only once for each width. */
function wrapper(): typeof wrap {
  const kept = new Map<string, readonly string[]>();
  return (text, width, setting) => {
    const key = `${text}\n${width} ${setting.size}`;
    const broken = kept.get(key) ?? wrap(text, width, setting);
    kept.set(key, broken);
    return broken;
  };
}
