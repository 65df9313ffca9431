import type { Library } from '../../library/index.ts';
import type { Invocation, Reply } from '../../replies/index.ts';

/** A reply as another platform would send it: its messages, in that platform's own JSON. */
export type RenderedPages = {
  readonly messages: readonly object[];
  /** `turn`: one is shown at a time, and buttons lead to the others; `follow`: all, one below the other. */
  readonly way: 'turn' | 'follow';
};

/** What a button of such a message does. */
type ComponentAction =
  /** Only `show` takes the place of the message with the button. */
  | { readonly kind: 'show' | 'open' | 'post'; readonly run: Invocation; readonly page: number }
  | { readonly kind: 'vote'; readonly vote: 'up' | 'down'; readonly facts: readonly string[] };

/** How the page shows what a reply looks like on another platform. */
type Preview = {
  render(reply: Reply): RenderedPages;
  /** What the id of a button stands for; null: it is none of that platform's. */
  decodeAction(id: string, library: Library): ComponentAction | null;
};

export const PREVIEWED = ['discord', 'slack'] as const;
export type Previews = Readonly<Record<(typeof PREVIEWED)[number], Preview>>;
