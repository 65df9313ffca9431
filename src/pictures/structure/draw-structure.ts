import type { BriefId, DateText, Lang, Library, Structure } from '../../library/index.ts';
import { ageLine, briefAddress } from '../../replies/index.ts';
import { wordsFor } from '../../replies/words/index.ts';
import { finished } from '../finish.ts';
import type { Picture, PictureTheme } from '../picture.ts';
import { type Drawn, element, inksOf, linked } from '../svg.ts';
import { type Setting, textLines, widthOf, wrap } from '../text.ts';
import { type DrawnEdge, readEdges, structureCaption } from './edges.ts';
import { lanesOf } from './lanes.ts';
import { inkOf, line } from './lines.ts';
import { type Placed, treeOf } from './tree.ts';

/** So wide (px) that a phone shows it at its size. */
const WIDTH = 340;
const PAD = 12;
const INDENT = 24;
/** Deeper nodes stand no further to the right, so that their boxes keep room for words. */
const DEEPEST = 5;
/** Where the line to those below leaves a box. */
const TRUNK = 12;
const LANE = 13;
const BOX_PAD = 9;
/** More edges across are not drawn: they are told below the picture. */
const MOST_LANES = 6;

type Box = { readonly x: number; readonly y: number; readonly height: number };

/** A structure as boxes and arrows from the top down, on the page of a brief. */
export function drawStructure(
  structure: Structure,
  brief: BriefId,
  library: Library,
  lang: Lang,
  theme: PictureTheme,
  today: DateText,
): Picture {
  const words = wordsFor(lang);
  const inks = inksOf(theme);
  const set = (size: number, leading: number, fill: string, isBold = false): Setting => {
    return { size, leading, fill, isBold };
  };
  const small = set(12.5, 16.5, inks('soft'));
  const name = set(14, 19, inks('text'), true);
  const inner = WIDTH - 2 * PAD;

  const { edges, sources, newest } = readEdges(structure, library, lang);
  const { placed, others } = treeOf(structure);
  const indexOf = new Map(placed.map(({ node }, i) => [node.id, i]));
  const across = others.map((edge) => {
    const [a = 0, b = 0] = [indexOf.get(edge.from), indexOf.get(edge.to)];
    return { edge, isDown: a < b, top: Math.min(a, b), bottom: Math.max(a, b) };
  });
  const drawnAcross = fewLanes(across);
  const { lanes, count, ports } = lanesOf(drawnAcross);
  const right = WIDTH - PAD - (count > 0 ? 12 + (count - 1) * LANE : 0);

  const front: Drawn[] = [];
  const lines: Drawn[] = [];
  let y = PAD + 15;
  const put = (text: string, setting: Setting, after: number) => {
    const broken = wrap(text, inner, setting);
    front.push(textLines(broken, PAD, y, setting));
    y += broken.length * setting.leading + after;
  };
  put(structure.title[lang], set(15.5, 20, inks('text'), true), -1);
  put(ageLine(newest, lang, today), small, 0);

  const boxes: Box[] = [];
  const label = (edge: DrawnEdge, text: string, x: number) => {
    const setting = set(12.5, 16.5, inks(inkOf(edge.style)));
    const broken = wrap(text, right - x, setting);
    const name = `${text} (${edge.said})`; // what is seen, and what it means without the lines
    front.push(linked(hrefOf(edge, theme), name, textLines(broken, x, y, setting)));
    y += broken.length * setting.leading + 2;
  };
  for (const [i, { node, depth, above }] of placed.entries()) {
    const x = PAD + Math.min(depth, DEEPEST) * INDENT;
    y += above ? 7 : i === 0 ? 4 : 16;
    const hung = above && edges.get(above);
    if (hung) label(hung, hung.text, x + 3);
    for (const { edge, bottom, isDown } of drawnAcross) {
      const told = bottom === i && edges.get(edge);
      if (told) label(told, told.textWith(isDown ? edge.from : edge.to), x + 3);
    }
    const broken = wrap(node.label[lang], right - x - 2 * BOX_PAD, name);
    const height = Math.max(
      broken.length * name.leading + 2 * BOX_PAD - 3,
      (ports.get(i) ?? 0) * 11 + 8,
    );
    const box = { x, y: y - 8, height };
    boxes.push(box);
    front.push(drawBox(node, box, broken));
    y += height + 8;
  }

  function drawBox(
    { brief: about, label: text }: Placed['node'],
    box: Box,
    broken: readonly string[],
  ) {
    const first = box.y + (box.height - broken.length * name.leading) / 2 + 14.5;
    const isLink = theme === 'page' && about !== undefined && about !== brief;
    const fill = inks(isLink ? 'accent' : 'text');
    return linked(
      isLink ? briefAddress(about, lang) : null,
      text[lang],
      element('rect', {
        ...{ x: box.x, y: box.y, width: right - box.x, height: box.height, rx: 6 },
        ...{ fill: inks('back'), stroke: inks('soft'), 'stroke-width': 1.3 },
      }) + textLines(broken, box.x + BOX_PAD, first, { ...name, fill }),
    );
  }

  for (const [i, { parent, above }] of [...placed.entries()].reverse()) {
    const from = parent === null ? undefined : boxes[indexOf.get(parent) ?? -1];
    const to = boxes[i];
    const edge = above && edges.get(above);
    if (!from || !to || !edge) continue;
    const middle = to.y + to.height / 2;
    const trunk = from.x + TRUNK;
    const points = [
      [trunk, from.y + from.height] as const,
      [trunk, middle] as const,
      [to.x - 1, middle] as const,
    ];
    lines.push(line(points, edge.style, inks, { first: null, last: 'right' }));
  }
  for (const [i, { edge, top, bottom, isDown }] of drawnAcross.entries()) {
    const [from, to, lane, told] = [boxes[top], boxes[bottom], lanes[i], edges.get(edge)];
    if (!from || !to || !lane || !told) continue;
    const x = right + 12 + lane.lane * LANE;
    const [y1, y2] = [
      portAt(from, lane.topPort, ports.get(top) ?? 1),
      portAt(to, lane.bottomPort, ports.get(bottom) ?? 1),
    ];
    const down = [
      [right + 1, y1],
      [x, y1],
      [x, y2],
      [right + 1, y2],
    ] as const;
    lines.push(
      line(isDown ? down : down.toReversed(), told.style, inks, { first: 'left', last: 'left' }),
    );
  }

  y += 6;
  for (const { edge } of across.filter((each) => !drawnAcross.includes(each))) {
    const told = edges.get(edge);
    if (told) label(told, `${told.said} (${told.text})`, PAD);
  }

  y += 4;
  front.push(element('path', { d: `M${PAD} ${y - 12}H${WIDTH - PAD}`, stroke: inks('line') }));
  y += 8;
  const kinds = new Set([...edges.values()].map(({ style }) => style.kind));
  for (const kind of ['commands', 'coordinates', 'undecided'] as const) {
    if (!kinds.has(kind)) continue;
    const broken = wrap(words.pictures.legend[kind], inner - 44, small);
    const sample = [[PAD + 2, y - 4.5] as const, [PAD + 34, y - 4.5] as const];
    lines.push(line(sample, { kind, isOvertaken: false }, inks, { first: 'left', last: 'right' }));
    front.push(textLines(broken, PAD + 44, y, small));
    y += broken.length * small.leading + 2;
  }
  y += 6;
  const wide = Math.max(...sources.map(({ mark }) => widthOf(mark, small))) + 6;
  for (const { mark, text } of sources) {
    const broken = wrap(text, inner - wide, small);
    front.push(textLines([mark], PAD, y, { ...small, fill: inks('text') }));
    front.push(textLines(broken, PAD + wide, y, small));
    y += broken.length * small.leading;
  }
  const height = Math.ceil(y - 8 + PAD);
  return finished(
    { ...structureCaption(structure, brief, library, lang), theme, width: WIDTH, height },
    [...lines, ...front],
  );
}

const portAt = ({ y, height }: Box, port: number, of: number) =>
  y + (height * (port + 1)) / (of + 1);

const hrefOf = ({ fact }: DrawnEdge, theme: PictureTheme) => (theme === 'page' ? fact : null);

/** As many edges across as there is room for, the first ones first. */
function fewLanes<S extends { readonly top: number; readonly bottom: number }>(
  across: readonly S[],
): readonly S[] {
  let kept: readonly S[] = [];
  for (const edge of across) {
    const more = [...kept, edge];
    if (lanesOf(more).count <= MOST_LANES) kept = more;
  }
  return kept;
}
