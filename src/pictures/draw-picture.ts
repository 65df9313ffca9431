import { type DateText, type Lang, type Library, structureOf } from '../library/index.ts';
import type { PictureInReply } from '../replies/index.ts';
import type { Picture, PictureLayout, PictureRef, PictureTheme } from './picture.ts';
import { drawStructure } from './structure/draw-structure.ts';
import { structureAlt } from './structure/edges.ts';
import { drawWideStructure } from './structure/wide/draw-wide-structure.ts';
import { drawTallTimeline } from './timeline/tall/draw-tall-timeline.ts';
import { hasTimeline, timelineAlt } from './timeline/timeline.ts';
import { drawWideTimeline } from './timeline/wide/draw-wide-timeline.ts';

/**
 * Draws a picture from the data, as SVG in CSS pixels. Null: there is none, such as of a brief without a structure.
 * `today`: its age is told as of that day.
 */
export function drawPicture(
  library: Library,
  ref: PictureRef,
  lang: Lang,
  theme: PictureTheme,
  today: DateText,
  layout: PictureLayout,
): Picture | null {
  const brief = ref.topic === null ? null : library.briefs.get(ref.topic);
  if (brief === undefined) return null;
  if (ref.kind === 'timeline') {
    const draw = layout === 'wide' ? drawWideTimeline : drawTallTimeline;
    return hasTimeline(library, brief) ? draw(brief, library, lang, theme, today) : null;
  }
  const structure = brief && structureOf(library, brief.id);
  const draw = layout === 'wide' ? drawWideStructure : drawStructure;
  return structure ? draw(structure, brief.id, library, lang, theme, today) : null;
}

/** Which picture goes with a reply, with what it shows in words; null: there is none. */
export function pictureFor(library: Library, ref: PictureRef, lang: Lang): PictureInReply | null {
  const brief = ref.topic === null ? null : library.briefs.get(ref.topic);
  if (brief === undefined) return null;
  if (ref.kind === 'timeline') {
    return hasTimeline(library, brief) ? { ...ref, alt: timelineAlt(library, brief, lang) } : null;
  }
  const structure = brief && structureOf(library, brief.id);
  return structure ? { ...ref, alt: structureAlt(structure, library, lang) } : null;
}
