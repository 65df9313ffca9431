import type { types } from '@slack/bolt';
import { clip, oneLine, type ReadonlyDeep } from '../../shared/rendering/index.ts';
import { LIMITS } from './limits.ts';

/*
 * Slack's Block Kit, as far as the bot builds it: Slack's own types, with what the bot always sets.
 * Source: https://docs.slack.dev/reference/block-kit
 */
type With<T, K extends keyof T> = ReadonlyDeep<T & Required<Pick<T, K>>>;
/** A container that holds only what the bot puts into it. */
type Holding<T extends { elements: unknown }, E> = ReadonlyDeep<Omit<T, 'elements'>> & {
  readonly elements: readonly E[];
};

export type PlainText = ReadonlyDeep<types.PlainTextElement>;
export type Mrkdwn = ReadonlyDeep<types.MrkdwnElement>;

/** What stands in a line of rich text: it is shown as it is, whatever signs it has. */
export type Inline =
  | ReadonlyDeep<types.RichTextText | types.RichTextChannelMention>
  | With<types.RichTextLink, 'text'>;
export type Section = Holding<types.RichTextSection, Inline>;
export type List = Holding<types.RichTextList, Section>;
export type RichText = Holding<types.RichTextBlock, Section | List>;

export type Button = With<types.Button, 'action_id' | 'value'>;
export type Option = With<types.PlainTextOption, 'value'>;
export type Select = ReadonlyDeep<Omit<types.StaticSelect, 'options' | 'action_id'>> & {
  readonly action_id: string;
  readonly options: readonly Option[];
};
export type Actions = Holding<types.ActionsBlock, Button | Select>;

type FieldElement =
  | types.PlainTextInput
  | types.ConversationsSelect
  | types.StaticSelect
  | types.Timepicker
  | types.ExternalSelect
  | types.MultiExternalSelect
  | types.Checkboxes;
type Unnamed<E> = E extends unknown ? ReadonlyDeep<Omit<E, 'action_id'>> : never;

/** Where people fill something in. Source: https://docs.slack.dev/reference/block-kit/blocks/input-block */
export type Field = Unnamed<FieldElement>;

export type Input = ReadonlyDeep<Omit<types.InputBlock, 'element' | 'block_id'>> & {
  readonly block_id: string;
  readonly element: Field & { readonly action_id: string };
};

/** A picture at an address where Slack gets it. Source: https://docs.slack.dev/reference/block-kit/blocks/image-block */
type ImageBlock = ReadonlyDeep<Pick<types.ImageBlock, 'type' | 'alt_text'>> & {
  readonly image_url: string;
};

/** A picture, and what it shows in words. */
export type Image = { readonly url: string; readonly alt: string };

export type Block =
  | ImageBlock
  | ReadonlyDeep<types.HeaderBlock | types.DividerBlock>
  | Holding<types.ContextBlock, PlainText | Mrkdwn>
  | (ReadonlyDeep<Omit<types.SectionBlock, 'text' | 'accessory'>> & {
      readonly text: Mrkdwn;
      readonly accessory?: Button;
    })
  | Input
  | RichText
  | Actions;

/** What one message shows: its blocks, and what notifications and screen readers say. */
export type Page = { readonly text: string; readonly blocks: readonly Block[] };

/** A page that goes out with a picture, as far as Slack gets that. */
export type PicturedPage = Page & { readonly picture?: Image };

/** A message as it leaves; only `sealed` makes one. */
export type Payload = Page & { readonly [SEAL]: true };
declare const SEAL: unique symbol;

/** A modal or a Home tab as it leaves; only `sealedView` makes one. */
export type View = { readonly blocks: readonly Block[] } & (
  | ReadonlyDeep<Omit<types.HomeView, 'blocks'>>
  | ReadonlyDeep<Omit<types.ModalView, 'blocks'>>
) & { readonly [SEAL]: true };

export const plainText = (text: string): PlainText => ({ type: 'plain_text', text, emoji: false });
/** `verbatim`: names and addresses in it stay text. */
export const mrkdwn = (text: string): Mrkdwn => ({ type: 'mrkdwn', text, verbatim: true });

/** How much of Slack's limit for a message a block takes; Slack gives each an id of its own. */
export const weightOf = (block: Block): number => JSON.stringify(block).length + WEIGHT_OF_ID;
const WEIGHT_OF_ID = 30;

/** What there is of something, and how much of it Slack takes. */
type Measure = readonly [what: string, count: number, most: number];

/** A page with a picture below its title; without it where the page has no room left. */
export function withPicture(page: Page, { url, alt }: Image): Page {
  const image = {
    type: 'image',
    image_url: url,
    alt_text: clip(oneLine(alt), LIMITS.altText),
  } as const;
  const head = page.blocks.findIndex(({ type }) => type !== 'header' && type !== 'context');
  const at = head === -1 ? page.blocks.length : head;
  const blocks: readonly Block[] = page.blocks.toSpliced(at, 0, image);
  const isWithin = blocks.length <= LIMITS.messageBlocks && weigh(blocks) <= LIMITS.messageJson;
  return isWithin ? { text: page.text, blocks } : page;
}

const weigh = (blocks: readonly Block[]) => blocks.reduce((sum, one) => sum + weightOf(one), 0);

/** The message of a page, as it is sent. Throws a RangeError naming the limit where it is over one. */
export function sealed(page: Page): Payload {
  if (checked.has(page)) return page as Payload;
  expectAtMost([
    ['blocks', page.blocks.length, LIMITS.messageBlocks],
    ['characters', weigh(page.blocks), LIMITS.messageJson],
    ['characters of text', page.text.length, LIMITS.text],
    ...page.blocks.flatMap(measures),
  ]);
  checked.add(page);
  return page as Payload;
}

/** Pages that are within all limits: the same is asked for often. */
const checked = new WeakSet<Page>();

/** The same for a view. */
export function sealedView<V extends Omit<View, typeof SEAL>>(view: V): View {
  const blocks: Measure = ['blocks', view.blocks.length, LIMITS.viewBlocks];
  expectAtMost([blocks, ...view.blocks.flatMap(measures)]);
  return view as unknown as View;
}

function measures(block: Block): Measure[] {
  switch (block.type) {
    case 'header':
      return [['characters of header', block.text.text.length, LIMITS.header]];
    case 'image':
      return [['characters of an address', block.image_url.length, LIMITS.imageUrl]];
    case 'section':
      return [['characters of section', block.text.text.length, LIMITS.textObject]];
    case 'context':
      return [
        ['parts of context', block.elements.length, LIMITS.contextElements],
        ...block.elements.map(
          ({ text }): Measure => ['characters of context', text.length, LIMITS.textObject],
        ),
      ];
    case 'actions':
      return [
        ['buttons', block.elements.length, LIMITS.actionElements],
        ...block.elements.flatMap((element): Measure[] =>
          element.type === 'static_select'
            ? [['options', element.options.length, LIMITS.selectOptions]]
            : [
                ['characters of button', element.text.text.length, LIMITS.buttonText],
                ['characters of value', element.value.length, LIMITS.buttonValue],
              ],
        ),
      ];
    default:
      return [];
  }
}

function expectAtMost(all: readonly Measure[]): void {
  const over = all.find(([, count, most]) => count > most);
  if (over) throw new RangeError(`a message of ${over[1]} ${over[0]}; Slack takes ${over[2]}`);
}
