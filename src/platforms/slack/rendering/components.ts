import type { Action, Reply } from '../../../replies/index.ts';
import { wordsFor } from '../../../replies/words/index.ts';
import {
  type ButtonContent,
  button,
  buttonsOf,
  clip,
  idOf,
  MOST_BUTTONS,
  MOST_SELECTS,
  oneLine,
  type PagePosition,
  showing,
  uniqueButtons,
} from '../../shared/rendering/index.ts';
import { LIMITS } from './limits.ts';
import { type Actions, type Button, type Option, plainText, type Select } from './payload.ts';

/** All menus of a page together, as JSON: the rest of the message is the text's. */
const SELECT_ROOM = 4000;

/** How the ids of everything that holds a component action begin. */
export const COMPONENT_ACTION_ID = /^press\./;

/**
 * The buttons below a page: to the other pages, what the reply offers, and "share" where `offerPost`.
 * All that they need stands in their values.
 */
export function actionBlocks(reply: Reply, position: PagePosition, offerPost: boolean): Actions[] {
  const { slack } = wordsFor(reply.lang);
  const offered = uniqueButtons(buttonsOf(reply, LIMITS.buttonValue)).slice(0, MOST_BUTTONS - 1);
  const post = offerPost
    ? button(slack.share, showing('post', reply.again, position.page), LIMITS.buttonValue)
    : [];
  const menus = reply.actions.filter((action) => action.kind === 'select').slice(0, MOST_SELECTS);
  const selects = menus.flatMap((menu) => selectOf(menu, position, SELECT_ROOM / menus.length));
  return [
    ...row('turn', turnButtons(reply, position).map(rendered)),
    ...row('do', [...offered, ...post].map(rendered)),
    ...row('menu', selects),
  ];
}

function turnButtons({ again, lang }: Reply, { page, of }: PagePosition): ButtonContent[] {
  const { chat } = wordsFor(lang);
  const turn = (label: string, to: number) =>
    button(label, showing('show', again, to), LIMITS.buttonValue);
  return [
    ...(page > 0 ? turn(`◀ ${chat.previous}`, page - 1) : []),
    ...(page < of - 1 ? turn(`${chat.next} ▶`, page + 1) : []),
  ];
}

/** An element that has not got its place in a block yet. */
type Unnamed<E extends { readonly action_id: string }> = Omit<E, 'action_id'>;

function rendered({ label, id, emoji }: ButtonContent): Unnamed<Button> {
  const shown = emoji ? `${emoji} ${label}` : label;
  return { type: 'button', text: labelled(shown, LIMITS.buttonText), value: id };
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
    const value = idOf(showing('show', run, 0), LIMITS.optionValue);
    if (!value || options.some((one) => one.value === value)) continue;
    const option = { text: labelled(label, LIMITS.optionText), value };
    length += JSON.stringify(option).length;
    if (length > room || options.length === LIMITS.selectOptions) break;
    options.push(option);
  }
  return options;
}

const labelled = (label: string, most: number) => plainText(clip(oneLine(label), most) || '–');

function row(name: string, elements: readonly (Unnamed<Button> | Unnamed<Select>)[]): Actions[] {
  if (elements.length === 0) return [];
  const named = elements.map((one, i) => ({ ...one, action_id: `press.${name}.${i}` }));
  return [{ type: 'actions', elements: named as Actions['elements'] }];
}
