import { everyObject } from '../checks/walk.ts';

export type Option = { readonly text: { readonly text: string }; readonly value: string };

export type Element = {
  readonly type: string;
  readonly action_id: string;
  readonly text?: { readonly text: string };
  readonly value?: string;
  readonly positive_button?: Option;
  readonly negative_button?: Option;
  readonly options?: readonly Option[];
  readonly option_groups?: readonly { readonly options: readonly Option[] }[];
};

export type Found = { readonly element: Element; readonly blockId: string };

/** Which element: its action_id, or what else tells it from others. */
export type Which =
  | string
  | {
      readonly action?: string;
      readonly block?: string;
      readonly value?: string;
      /** What it says. */
      readonly text?: string;
    };

/** The one element of these blocks that is meant; what is not there, or is there twice, throws. */
export function findElement(blocks: readonly object[], which: Which): Found {
  const all = elementsOf(blocks);
  const wanted = typeof which === 'string' ? { action: which } : which;
  const fitting = all.filter(({ element, blockId }) => {
    const { action, block, value, text } = wanted;
    return (
      (action === undefined || element.action_id === action) &&
      (block === undefined || blockId === block) &&
      (value === undefined || valuesOf(element).includes(value)) &&
      (text === undefined || textsOf(element).includes(text))
    );
  });
  const [found] = fitting;
  if (found && fitting.length === 1) return found;
  const list = all.map(({ element }) => `${element.action_id} (${textsOf(element).join('/')})`);
  const how = found ? `${fitting.length} elements fit` : 'no element fits';
  throw new Error(`${how} ${JSON.stringify(which)} among ${list.join(', ') || 'none at all'}`);
}

/** Everything that people can use. */
export function elementsOf(blocks: readonly object[]): Found[] {
  return blocks.flatMap((block) =>
    [...everyObject(block)]
      .map(({ node }) => node)
      .filter((node) => typeof node.action_id === 'string')
      .map((node) => ({
        element: node as Element,
        blockId: String((block as { block_id?: string }).block_id),
      })),
  );
}

type Labelled = { readonly text?: { readonly text?: string }; readonly value?: string };

const parts = (element: Element): Labelled[] =>
  [element, element.positive_button, element.negative_button].filter((one) => one !== undefined);

const valuesOf = (element: Element) => parts(element).map(({ value }) => value);
const textsOf = (element: Element) =>
  parts(element).flatMap(({ text }) => (text?.text === undefined ? [] : [text.text]));
