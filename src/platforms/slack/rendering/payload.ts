import { LIMITS } from './limits.ts';

/**
 * Slack's Block Kit, as far as the bot builds it.
 * Source: https://docs.slack.dev/reference/block-kit
 */
export type PlainText = {
  readonly type: 'plain_text';
  readonly text: string;
  readonly emoji: false;
};
export type Mrkdwn = { readonly type: 'mrkdwn'; readonly text: string; readonly verbatim: true };

/** What stands in a line of rich text: it is shown as it is, whatever signs it has. */
export type Inline =
  | {
      readonly type: 'text';
      readonly text: string;
      readonly style?: { readonly bold: true } | { readonly code: true };
    }
  | { readonly type: 'channel'; readonly channel_id: string }
  | { readonly type: 'link'; readonly url: string; readonly text: string };
export type Section = { readonly type: 'rich_text_section'; readonly elements: readonly Inline[] };
export type List = {
  readonly type: 'rich_text_list';
  readonly style: 'bullet';
  readonly indent: number;
  readonly elements: readonly Section[];
};
export type RichText = {
  readonly type: 'rich_text';
  readonly elements: readonly (Section | List)[];
};

export type Button = {
  readonly type: 'button';
  readonly action_id: string;
  readonly text: PlainText;
  readonly value: string;
  readonly style?: 'primary';
};
export type Option = { readonly text: PlainText; readonly value: string };
export type Select = {
  readonly type: 'static_select';
  readonly action_id: string;
  readonly placeholder: PlainText;
  readonly options: readonly Option[];
};
export type Actions = { readonly type: 'actions'; readonly elements: readonly (Button | Select)[] };

/** Where people fill something in. Source: https://docs.slack.dev/reference/block-kit/blocks/input-block */
export type Field =
  | {
      readonly type: 'plain_text_input';
      readonly placeholder?: PlainText;
      readonly max_length: number;
      readonly dispatch_action_config?: {
        readonly trigger_actions_on: readonly ['on_enter_pressed'];
      };
    }
  | {
      readonly type: 'conversations_select';
      readonly default_to_current_conversation: boolean;
      readonly filter: {
        readonly include: readonly ('public' | 'private')[];
        readonly exclude_bot_users: true;
      };
    }
  | {
      readonly type: 'static_select';
      readonly options: readonly Option[];
      readonly initial_option: Option;
    }
  | { readonly type: 'timepicker'; readonly initial_time: string }
  | {
      readonly type: 'external_select';
      readonly min_query_length: number;
      readonly initial_option: Option;
    }
  | {
      readonly type: 'multi_external_select';
      readonly min_query_length: number;
      readonly placeholder: PlainText;
    }
  | { readonly type: 'checkboxes'; readonly options: readonly Option[] };

export type Input = {
  readonly type: 'input';
  readonly block_id: string;
  readonly label: PlainText;
  readonly hint?: PlainText;
  readonly optional?: true;
  /** Told as soon as it is filled in. */
  readonly dispatch_action?: true;
  readonly element: Field & { readonly action_id: string };
};

export type Block =
  | { readonly type: 'header'; readonly text: PlainText }
  | { readonly type: 'context'; readonly elements: readonly (PlainText | Mrkdwn)[] }
  | { readonly type: 'divider' }
  | { readonly type: 'section'; readonly text: Mrkdwn; readonly accessory?: Button }
  | Input
  | RichText
  | Actions;

/** What one message shows: its blocks, and what notifications and screen readers say. */
export type Page = { readonly text: string; readonly blocks: readonly Block[] };

/** A message as it leaves; only `sealed` makes one. */
export type Payload = Page & { readonly [SEAL]: true };
declare const SEAL: unique symbol;

/** A modal or a Home tab as it leaves; only `sealedView` makes one. */
export type View = { readonly blocks: readonly Block[] } & (
  | { readonly type: 'home' }
  | { readonly type: 'modal'; readonly title: PlainText; readonly close: PlainText }
  | {
      readonly type: 'modal';
      readonly title: PlainText;
      readonly close: PlainText;
      readonly submit: PlainText;
      readonly callback_id: string;
      /** What comes back with what was filled in. */
      readonly private_metadata: string;
    }
) & { readonly [SEAL]: true };

export const plainText = (text: string): PlainText => ({ type: 'plain_text', text, emoji: false });
/** `verbatim`: names and addresses in it stay text. */
export const mrkdwn = (text: string): Mrkdwn => ({ type: 'mrkdwn', text, verbatim: true });

/** How much of Slack's limit for a message a block takes; Slack gives each an id of its own. */
export const weightOf = (block: Block): number => JSON.stringify(block).length + WEIGHT_OF_ID;
const WEIGHT_OF_ID = 30;

/** What there is of something, and how much of it Slack takes. */
type Measure = readonly [what: string, count: number, most: number];

/** The message of a page, as it is sent. Throws a RangeError naming the limit where it is over one. */
export function sealed(page: Page): Payload {
  if (checked.has(page)) return page as Payload;
  const weight = page.blocks.reduce((sum, block) => sum + weightOf(block), 0);
  expectAtMost([
    ['blocks', page.blocks.length, LIMITS.messageBlocks],
    ['characters', weight, LIMITS.messageJson],
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
