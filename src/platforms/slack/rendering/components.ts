import type { Action, Invocation, Reply } from '../../../replies/index.ts';
import { type Words, wordsFor } from '../../../replies/words/index.ts';
import { type ComponentAction, clip, encode, oneLine } from '../../shared/rendering/index.ts';
import { type Actions, type Button, type Option, plainText, type Select } from './blocks.ts';
import { LIMITS } from './limits.ts';

/** Where a page stands in its reply. */
export type PagePosition = {
  readonly page: number;
  readonly of: number;
  /** The briefs listed on it. */
  readonly topics: readonly string[];
};

/** More buttons than this tire; only answers to several questions come near. */
const MOST_BUTTONS = 15;
const MOST_SELECTS = 3;
/** All menus of a page together, as JSON: the rest of the message is the text's. */
const SELECT_ROOM = 4000;

/** How the ids of everything that holds a `Press` begin. */
export const COMPONENT_ACTION_ID = /^press\./;

/**
 * The buttons below a page: to the other pages, what the reply offers, and "share" where `offerPost`.
 * All that they need stands in their values.
 */
export function actionBlocks(reply: Reply, position: PagePosition, offerPost: boolean): Actions[] {
  const words = wordsFor(reply.lang);
  const buttons = reply.actions.flatMap((action) => buttonsOf(action, reply));
  const post = offerPost
    ? button(words.slack.share, press('post', reply.again, position.page))
    : [];
  const menus = reply.actions.filter((action) => action.kind === 'select').slice(0, MOST_SELECTS);
  const selects = menus.flatMap((menu) => selectOf(menu, position, SELECT_ROOM / menus.length));
  return [
    ...row('turn', turnButtons(reply, position, words)),
    ...row('do', [...unique(buttons).slice(0, MOST_BUTTONS - 1), ...post]),
    ...row('menu', selects),
  ];
}

/** Whether the pages of a reply can be turned: its buttons can say how to get it again. */
export function canTurn({ again }: Reply): boolean {
  return encodable(press('show', again, 0)) !== null;
}

function turnButtons(
  { again }: Reply,
  { page, of }: PagePosition,
  { chat }: Words,
): Unnamed<Button>[] {
  const previous = page > 0 ? button(`◀ ${chat.previous}`, press('show', again, page - 1)) : [];
  const next = page < of - 1 ? button(`${chat.next} ▶`, press('show', again, page + 1)) : [];
  return [...previous, ...next];
}

function buttonsOf(action: Action, { title, again }: Reply): Unnamed<Button>[] {
  if (action.kind === 'rating') {
    const { facts } = action;
    return [
      ...button(`👍 ${action.up}`, { kind: 'vote', vote: 'up', facts }),
      ...button(`👎 ${action.down}`, { kind: 'vote', vote: 'down', facts }),
    ];
  }
  if (action.kind === 'select') return [];
  // An answer stays where it is when a brief is opened from it; its translation takes its place.
  const isTranslation = action.run.command === again?.command;
  const kind = title === null && !isTranslation ? 'open' : 'show';
  return button(action.label, press(kind, action.run, 0));
}

/** An element that has not got its place in a block yet. */
type Unnamed<E extends { readonly action_id: string }> = Omit<E, 'action_id'>;

/** A button, or none where what it does cannot be kept in it. */
function button(label: string, what: ComponentAction | null): Unnamed<Button>[] {
  const value = encodable(what);
  return value === null
    ? []
    : [{ type: 'button', text: labelled(label, LIMITS.buttonText), value }];
}

function selectOf(
  { label, choices }: Action & { kind: 'select' },
  { topics }: PagePosition,
  room: number,
): Unnamed<Select>[] {
  const all = optionsWithin(room, choices);
  const listed = choices.filter(({ run }) => topics.includes(run.options.topic ?? ''));
  // Where not all fit, those that the page lists.
  const some = all.length < choices.length && listed.length > 0 ? listed : choices;
  const options = some === choices ? all : optionsWithin(room, some);
  if (options.length === 0) return [];
  return [{ type: 'static_select', placeholder: labelled(label, LIMITS.placeholder), options }];
}

function optionsWithin(room: number, choices: (Action & { kind: 'select' })['choices']): Option[] {
  const options: Option[] = [];
  let length = 0;
  for (const { label, run } of choices) {
    const what = press('show', run, 0);
    const value = what && encode(what, LIMITS.optionValue);
    if (!value || options.some((one) => one.value === value)) continue;
    const option = { text: labelled(label, LIMITS.optionText), value };
    length += JSON.stringify(option).length;
    if (length > room || options.length === LIMITS.selectOptions) break;
    options.push(option);
  }
  return options;
}

const labelled = (label: string, most: number) => plainText(clip(oneLine(label), most) || '–');

const press = (kind: 'show' | 'open' | 'post', run: Invocation | null, page: number) =>
  run && { kind, run, page };

const encodable = (what: ComponentAction | null) => what && encode(what, LIMITS.buttonValue);

const unique = (buttons: readonly Unnamed<Button>[]) => [
  ...new Map(buttons.map((one) => [one.value, one])).values(),
];

function row(name: string, elements: readonly (Unnamed<Button> | Unnamed<Select>)[]): Actions[] {
  if (elements.length === 0) return [];
  const named = elements.map((one, i) => ({ ...one, action_id: `press.${name}.${i}` }));
  return [{ type: 'actions', elements: named as Actions['elements'] }];
}
