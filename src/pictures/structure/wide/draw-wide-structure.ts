import type { BriefId, DateText, Lang, Library, Structure } from '../../../library/index.ts';
import { ageLine } from '../../../replies/index.ts';
import { wordsFor } from '../../../replies/words/index.ts';
import { finished } from '../../finish.ts';
import type { Picture, PictureTheme } from '../../picture.ts';
import { type Drawn, element, inksOf } from '../../svg.ts';
import { type Setting, textLines, widthOf, wrap } from '../../text.ts';
import { columnsOfText, keptWrap, legend, WIDE } from '../../wide.ts';
import { readEdges, structureCaption } from '../edges.ts';
import { inkOf, line } from '../lines.ts';
import { type Edge, treeOf } from '../tree.ts';
import { inColumns } from './columns.ts';
import { fitting, isCut, type Sizes } from './fitting.ts';
import type { Measure } from './geometry.ts';
import { layOut } from './layout.ts';

const { width: WIDTH, pad: PAD, scale: SCALE } = WIDE;
const BOX_PAD = 13;
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
    return { size, leading: Math.round(size * 1.26), fill, isBold, isOwnFont: true };
  };
  const small = set(16, inks('soft'));
  const tiny = set(15, inks('soft'));
  const name = set(18, inks('text'), true);
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
  put(structure.title[lang], set(24, inks('text'), true));
  put(ageLine(newest, lang, today), small);
  y += 16;

  const wrapped = keptWrap();
  const plain = set(18, inks('text'));
  const labelText = (edge: Edge) => edges.get(edge)?.text ?? '';
  const measure: Measure = {
    box: (node, width) =>
      wrapped(node.label[lang], width - 2 * BOX_PAD, name).length * name.leading + 15,
    label: (edge, width) => wrapped(labelText(edge), width, plain).length * plain.leading,
  };
  const columns = inColumns(placed, ({ node, above }) => {
    return measure.box(node, 300) + (above ? measure.label(above, 300) : 0) + 10;
  });
  const deepest = Math.max(...placed.map(({ depth }) => depth), 1);
  const indent = Math.min(30, 110 / deepest);
  const top = y;
  const layoutIn = (across: readonly Edge[], sizes: Sizes, lanes: readonly [number, number]) => {
    const both = [
      [PAD, PAD + sizes[0]],
      [WIDTH - PAD - sizes[1], WIDTH - PAD],
    ] as const;
    return layOut(columns, across, measure, { top, columns: both, indent }, lanes);
  };
  const { layout, rest } = fitting(columns, others, layoutIn);

  for (const { edge, x, y: labelTop, width, anchor } of layout.labels) {
    const told = edges.get(edge);
    const setting = { ...plain, fill: inks(told ? inkOf(told.style) : 'text') };
    const broken = wrapped(labelText(edge), width, plain);
    // Text that is anchored at its end would count the space behind each line.
    const start = x - Math.max(0, ...broken.map((each) => widthOf(each, plain)));
    front.push(
      anchor === 'end'
        ? textLines(broken, start, labelTop + setting.size, setting)
        : textLines(broken, x, labelTop + setting.size, setting, anchor),
    );
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
    const isLeft = columns[0].some((each) => each.node === node);
    const trunk = isLeft ? from.x + indent / 2 : from.x + from.width - indent / 2;
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
    foot(columnsOfText(texts, [PAD, WIDTH - PAD], y, small, 2));
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
  foot(columnsOfText(cited, [PAD, WIDTH - PAD], y, tiny, 2));

  const height = Math.ceil(y - 8 + PAD);
  return finished(
    { ...structureCaption(structure, brief, library, lang), theme, width: WIDTH, height },
    [...lines, ...front],
  );
}
