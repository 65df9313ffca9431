import type { Action, Invocation, Reply } from '../../../replies/index.ts';
import { type Words, wordsFor } from '../../../replies/words/index.ts';
import { type ComponentAction, clip, encode } from '../../shared/rendering/index.ts';
import { LIMITS } from './limits.ts';
import type { Button, Row, Select } from './payload.ts';

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

/**
 * The rows below a page: to the other pages, what the reply offers, and "post here for everyone"
 * where `offerPost`. What a reply offers stands on every page of it that replaces the one before.
 */
export function actionRows(reply: Reply, position: PagePosition, offerPost: boolean): Row[] {
  const words = wordsFor(reply.lang);
  const buttons = reply.actions.flatMap((action) => buttonsOf(action, reply));
  const post = offerPost ? button(words.chat.post, press('post', reply.again, position.page)) : [];
  const selects = reply.actions.flatMap((action) =>
    action.kind === 'select' ? selectOf(action, position) : [],
  );
  return [
    ...pageRow(reply, position, words),
    ...rowsOf([...buttons.slice(0, MOST_BUTTONS - 1), ...post]),
    ...selects
      .slice(0, MOST_SELECTS)
      .map((select, i): Row => ({ type: 1, components: [{ ...select, custom_id: `b1|c${i}` }] })),
  ];
}

/** Whether the pages of a reply can be turned: its buttons can say how to get it again. */
export function canTurn({ again }: Reply): boolean {
  return encodable(press('show', again, 0)) !== null;
}

function pageRow({ again }: Reply, { page, of }: PagePosition, { chat }: Words): Row[] {
  if (of === 1) return [];
  const [previous] = button(chat.previous, press('show', again, page - 1));
  const [next] = button(chat.next, press('show', again, page + 1));
  const here: Button = {
    ...BUTTON,
    custom_id: 'b1|page',
    label: chat.page(page + 1, of),
    disabled: true,
  };
  return [
    {
      type: 1,
      components: [
        ...(previous ? [page > 0 ? previous : off(previous)] : []),
        here,
        ...(next ? [page < of - 1 ? next : off(next)] : []),
      ],
    },
  ];
}

const BUTTON = { type: 2, style: 2 } as const;
const off = (shown: Button): Button => ({ ...shown, custom_id: 'b1|end', disabled: true });

function buttonsOf(action: Action, { title, again }: Reply): Button[] {
  if (action.kind === 'rating') {
    const { facts } = action;
    return [
      ...button(action.up, { kind: 'vote', vote: 'up', facts }, '👍'),
      ...button(action.down, { kind: 'vote', vote: 'down', facts }, '👎'),
    ];
  }
  if (action.kind === 'select') return [];
  // An answer stays where it is when a brief is opened from it; its translation takes its place.
  const isTranslation = action.run.command === again?.command;
  const kind = title === null && !isTranslation ? 'open' : 'show';
  return button(action.label, press(kind, action.run, 0));
}

/** A button, or none where what it does cannot be kept in it. */
function button(label: string, what: ComponentAction | null, emoji?: string): Button[] {
  const id = encodable(what);
  if (id === null) return [];
  const shown = { ...BUTTON, custom_id: id, label: clip(label, LIMITS.buttonLabel) };
  return [emoji ? { ...shown, emoji: { name: emoji } } : shown];
}

const press = (kind: 'show' | 'open' | 'post', run: Invocation | null, page: number) =>
  run && { kind, run, page: Math.max(page, 0) };

const encodable = (what: ComponentAction | null) => what && encode(what, LIMITS.customId);

/** A menu of at most 25: those that the page lists come first where there are more. */
function selectOf(
  { label, choices }: Action & { kind: 'select' },
  position: PagePosition,
): Select[] {
  const listed = choices.filter(({ run }) => position.topics.includes(run.options.topic ?? ''));
  const most = choices.length > LIMITS.selectOptions && listed.length > 0 ? listed : choices;
  const options = most.slice(0, LIMITS.selectOptions).flatMap((choice) => {
    const value = encodable(press('show', choice.run, 0));
    return value === null ? [] : [{ label: clip(choice.label, LIMITS.optionLabel), value }];
  });
  if (options.length === 0) return [];
  return [{ type: 3, custom_id: '', placeholder: clip(label, LIMITS.placeholder), options }];
}

function rowsOf(buttons: readonly Button[]): Row[] {
  const unique = [...new Map(buttons.map((one) => [one.custom_id, one])).values()];
  const count = Math.ceil(unique.length / LIMITS.rowButtons);
  return Array.from({ length: count }, (_, i) => ({
    type: 1,
    components: unique.slice(i * LIMITS.rowButtons, (i + 1) * LIMITS.rowButtons),
  }));
}
