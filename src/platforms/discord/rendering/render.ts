import { ComponentType } from 'discord-api-types/v10';
import type { Block, Reply } from '../../../replies/index.ts';
import { wordsFor } from '../../../replies/words/index.ts';
import {
  clip,
  type ReplyContent,
  type ReplyLayout,
  replyRenderer,
} from '../../shared/rendering/index.ts';
import { actionRows } from './components.ts';
import { escaped, link } from './escape.ts';
import { LIMITS } from './limits.ts';
import { pageLayoutFor, textOf } from './page-layout.ts';
import { type Page, type Row, separator, text } from './payload.ts';
import { renderBlock } from './render-block.ts';

/** The stripe beside a message: the blue of the web page, amber where something was not found. */
const ACCENT_COLOR = { found: 0x1f4e79, 'not-found': 0xb7791f } as const;
/** The schema allows less. */
const LONGEST = { title: 200, asOf: 300 } as const;

/** Every page has the title and how old the knowledge is. `offerPost`: with a button to post it for everyone. */
export const { render, renderWhole, isWhole } = replyRenderer(layoutOf, LIMITS.customId);

function layoutOf({
  reply,
  warnings,
  offerPost,
  whole,
}: ReplyContent): ReplyLayout<Page, string, string> {
  const head = headOf(reply, warnings);
  const foot = reply.title === null ? smallPrint(reply) : '';
  const words = wordsFor(reply.lang);
  return {
    ...pageLayoutFor(reply, head.length + foot.length + 1, whole),
    renderPage(parts, _, actions) {
      const { body, sources } = textOf(parts, words);
      const below = [sources, foot].filter((part) => part !== '').join('\n');
      const rows = actions ? actionRows(reply, actions, offerPost) : [];
      return pageOf(reply, [head, body, below], rows);
    },
  };
}

/** A plain sentence of the bot's own, such as thanks for a vote. */
export function renderNote(note: string): Page {
  return {
    components: [
      {
        type: ComponentType.Container,
        accent_color: ACCENT_COLOR.found,
        components: [text(escaped(note))],
      },
    ],
  };
}

/** How old the knowledge is, and where it stands as a page. */
function smallPrint({ asOf, page }: Reply): string {
  const parts = [
    ...(asOf ? [escaped(clip(asOf, LONGEST.asOf))] : []),
    ...(page ? [link(page.label, page.url)] : []),
  ];
  return parts.length > 0 ? `-# ${parts.join(' · ')}` : '';
}

function headOf(reply: Reply, warnings: readonly Block[]): string {
  const { title, lang } = reply;
  if (title === null) return '';
  const small = smallPrint(reply);
  return [
    `## ${escaped(clip(title, LONGEST.title))}`,
    ...(small ? [small] : []),
    ...warnings.map((warning) => renderBlock(warning, wordsFor(lang))),
  ].join('\n');
}

/** Texts one below the other, apart, and what can be done. */
function pageOf({ outcome }: Reply, texts: readonly string[], rows: readonly Row[]): Page {
  const parts = texts.filter((part) => part !== '').map(text);
  const spaced = parts.flatMap((part, i) => (i === 0 ? [part] : [separator, part]));
  return {
    components: [
      {
        type: ComponentType.Container,
        accent_color: ACCENT_COLOR[outcome],
        components: [...spaced, ...rows],
      },
    ],
  };
}
