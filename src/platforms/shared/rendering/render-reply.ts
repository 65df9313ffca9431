import { memoisePer } from '../../../library/index.ts';
import type { Block, Reply } from '../../../replies/index.ts';
import { type PageLayout, type PageParts, paginate } from './paginate.ts';
import { canTurn, type PagePosition } from './reply-actions.ts';

/** A reply as pages of a platform's own form. */
export type Rendered<P> = {
  readonly pages: readonly P[];
  /**
   * `turn`: one message that shows one page at a time, by its buttons. `follow`: a message for each
   * page, one after the other, since nothing that fits into a button gives the reply again.
   */
  readonly way: 'turn' | 'follow';
};

/** Whether a reply is rendered with a button to post it for everyone. */
type Offer = { readonly offerPost: boolean };

/** What a platform is to lay out. */
export type ReplyContent = Offer & {
  readonly reply: Reply;
  /** What every page says at its top: a brief past its review. */
  readonly warnings: readonly Block[];
  /** As much on a page as it holds, instead of as much as reads well. */
  readonly whole: boolean;
};

/** How a platform renders one reply. */
export type ReplyLayout<P, U, S> = PageLayout<U, S> & {
  /**
   * A page of the reply. `actions`: where the page stands for its buttons and menus, which differs where
   * pages cannot be turned; null: it has none.
   */
  renderPage(parts: PageParts<U, S>, position: PagePosition, actions: PagePosition | null): P;
};

/** A platform's ways to render a reply. Each gives the same pages for the same reply, rendered once. */
export type ReplyRenderer<P> = {
  /** Pages within the platform's limits, each with its title and the sources that it cites. */
  readonly render: (reply: Reply, how: Offer) => Rendered<P>;
  /** A reply as the one message that holds all of it; null where none does. */
  readonly renderWhole: (reply: Reply) => P | null;
  /** Whether one message holds all of a reply. */
  readonly isWhole: (reply: Reply) => boolean;
};

/**
 * Renders replies as a platform lays them out, and keeps what was rendered as long as the reply: the command
 * service gives the same one to everybody who asks the same. `longestId`: so many characters a button carries.
 */
export function replyRenderer<P, U, S>(
  layoutOf: (content: ReplyContent) => ReplyLayout<P, U, S>,
  longestId: number,
): ReplyRenderer<P> {
  const renderReply = (reply: Reply, offerPost: boolean, whole: boolean): Rendered<P> => {
    const warnings = reply.title === null ? [] : leadingWarnings(reply.blocks);
    const layout = layoutOf({ reply, warnings, offerPost, whole });
    const parts = paginate(reply, reply.blocks.slice(warnings.length), layout);
    const way = parts.length === 1 || canTurn(reply, longestId) ? 'turn' : 'follow';
    const pages = parts.map((part, i) => {
      const position = { page: i, of: parts.length, topics: part.topics };
      if (way === 'turn') return layout.renderPage(part, position, position);
      const isLast = i === parts.length - 1;
      return layout.renderPage(part, position, isLast ? { ...position, page: 0, of: 1 } : null);
    });
    return { pages, way };
  };
  const offering = memoisePer((reply: Reply) => renderReply(reply, true, false));
  const plain = memoisePer((reply: Reply) => renderReply(reply, false, false));
  const renderWhole = memoisePer((reply: Reply) => {
    const [page, ...others] = renderReply(reply, false, true).pages;
    return page !== undefined && others.length === 0 ? page : null;
  });
  return {
    render: (reply, { offerPost }) => (offerPost ? offering(reply) : plain(reply)),
    renderWhole,
    isWhole: (reply) => renderWhole(reply) !== null,
  };
}

/** A brief past its review says so on every page. */
function leadingWarnings(blocks: readonly Block[]): readonly Block[] {
  const end = blocks.findIndex((block) => block.kind !== 'notice' || block.tone !== 'warning');
  return blocks.slice(0, end === -1 ? blocks.length : end);
}

/** The pages to send of a reply: the one of that number where buttons turn to the others, else all of them. */
export function pagesToSend<P>({ pages, way }: Rendered<P>, page = 0): readonly P[] {
  return way === 'turn' ? pages.slice(Math.min(page, pages.length - 1)).slice(0, 1) : pages;
}
