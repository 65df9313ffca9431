import type { StateValues } from '../state/views.ts';
import type { World } from '../state/world.ts';
import { type Element, elementsOf, type Found, type Option, type Which } from './find-element.ts';

/** What a person puts into an element: a text, an option's value or text, several, or an id. */
export type Input = string | readonly (string | Option)[] | Option | null;

/** What Slack sends of one element that a person used. */
export function actionOf(world: World, { element, blockId }: Found, input: Input, which: Which) {
  const { type, action_id } = element;
  return {
    type,
    action_id,
    block_id: blockId,
    ...(element.text ? { text: element.text } : {}),
    ...(typeof element.value === 'string' && { value: element.value }),
    ...(type === 'feedback_buttons' ? feedback(element, which) : {}),
    ...(isPressed(element) ? {} : stateOf(element, input)),
    action_ts: world.newTs(),
  };
}

export const isPressed = ({ type }: Element) =>
  ['button', 'feedback_buttons', 'icon_button'].includes(type);

function feedback(element: Element, which: Which) {
  const both = [element.positive_button, element.negative_button] as readonly Option[];
  const { value, text } = typeof which === 'string' ? { value: undefined, text: undefined } : which;
  const chosen = both.find((one) => one.value === value || one.text.text === text);
  if (!chosen) throw new Error('say which of the two feedback buttons: {value} or {text}');
  return { value: chosen.value, text: chosen.text };
}

/** What an element holds once a person has put something in. */
function stateOf(element: Element, input: Input): { type: string; [field: string]: unknown } {
  const { type } = element;
  const field = FIELDS[type];
  if (!field) throw new Error(`nobody can put anything into a ${type}`);
  if (input === null) return { type, [field]: null };
  if (field === 'selected_option') return { type, [field]: optionOf(element, input) };
  if (field === 'selected_options') {
    const all = Array.isArray(input) ? input : [input];
    return { type, [field]: all.map((one: string | Option) => optionOf(element, one)) };
  }
  return { type, [field]: input };
}

const FIELDS: Readonly<Record<string, string>> = {
  static_select: 'selected_option',
  external_select: 'selected_option',
  radio_buttons: 'selected_option',
  overflow: 'selected_option',
  checkboxes: 'selected_options',
  multi_static_select: 'selected_options',
  multi_external_select: 'selected_options',
  users_select: 'selected_user',
  multi_users_select: 'selected_users',
  channels_select: 'selected_channel',
  multi_channels_select: 'selected_channels',
  conversations_select: 'selected_conversation',
  multi_conversations_select: 'selected_conversations',
  datepicker: 'selected_date',
  timepicker: 'selected_time',
  plain_text_input: 'value',
};

function optionOf(element: Element, input: Input): Option {
  if (typeof input === 'object' && input !== null && 'value' in input) return input;
  const groups = element.option_groups as { options: readonly Option[] }[] | undefined;
  const options = (element.options ?? groups?.flatMap((group) => group.options) ?? []) as Option[];
  const found = options.find((one) => one.value === input || one.text.text === input);
  if (found) return found;
  if (element.type.includes('external')) {
    throw new Error('an external select takes an option that `suggest` has brought');
  }
  throw new Error(`"${input}" is none of ${options.map(({ value }) => value).join(', ')}`);
}

/** What stands in the inputs: what a person put in (by action_id), else the initial values. */
export function valuesOf(
  blocks: readonly object[],
  inputs: Readonly<Record<string, Input>> = {},
): StateValues {
  const left = new Set(Object.keys(inputs));
  const values: Record<string, Record<string, { type: string }>> = {};
  for (const { element, blockId } of elementsOf(blocks)) {
    if (isPressed(element) || element.type === 'overflow') continue;
    left.delete(element.action_id);
    const given = inputs[element.action_id];
    const held = given === undefined ? initial(element) : stateOf(element, given);
    values[blockId] = { ...values[blockId], [element.action_id]: held };
  }
  if (left.size > 0) throw new Error(`there is no input ${[...left].join(', ')}`);
  return values;
}

/** The fields that Slack will not submit empty, by the ids of their blocks. */
export function missingIn(blocks: readonly object[], values: StateValues): string[] {
  const needed = (blocks as readonly Field[]).filter(
    (one) => one.type === 'input' && !one.optional,
  );
  return needed.flatMap(({ block_id: id }) => {
    const held = Object.values(values[id] ?? {}).map(({ type: _, ...value }) => value);
    return held.every((value) => Object.values(value).every(isEmpty)) ? [id] : [];
  });
}

type Field = { readonly type: string; readonly block_id: string; readonly optional?: boolean };
const isEmpty = (value: unknown) =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0);

function initial(element: Element): { type: string } {
  const { type } = element;
  const field = FIELDS[type] ?? 'value';
  const name = field === 'value' ? 'initial_value' : field.replace('selected', 'initial');
  const nothing = field.endsWith('s') ? [] : null;
  return { type, [field]: (element as Readonly<Record<string, unknown>>)[name] ?? nothing } as {
    type: string;
  };
}
