import type { Action, Invocation, Reply } from '../../../replies/index.ts';
import { type ComponentAction, encode } from './component-action.ts';

/** Where a page stands in its reply. */
export type PagePosition = {
  readonly page: number;
  readonly of: number;
  /** The briefs listed on it. */
  readonly topics: readonly string[];
};

/** A button before it has a platform's form. */
export type ButtonContent = {
  readonly label: string;
  /** What it does, as `decode` reads it. */
  readonly id: string;
  readonly emoji: '👍' | '👎' | null;
};

/** More buttons than this tire; only answers to several questions come near. */
export const MOST_BUTTONS = 15;
export const MOST_SELECTS = 3;

/** Whether the pages of a reply can be turned: its buttons can say how to get it again. */
export const canTurn = ({ again }: Reply, longestId: number): boolean =>
  idOf(showing('show', again, 0), longestId) !== null;

/** The buttons that a reply offers, whatever page is shown. */
export function buttonsOf({ actions, title, again }: Reply, longestId: number): ButtonContent[] {
  const buttonsFor = (action: Action): ButtonContent[] => {
    if (action.kind === 'rating') {
      const { facts } = action;
      return [
        ...button(action.up, { kind: 'vote', vote: 'up', facts }, longestId, '👍'),
        ...button(action.down, { kind: 'vote', vote: 'down', facts }, longestId, '👎'),
      ];
    }
    if (action.kind === 'select') return [];
    // An answer stays where it is when a brief is opened from it; its translation takes its place.
    const isTranslation = action.run.command === again?.command;
    const kind = title === null && !isTranslation ? 'open' : 'show';
    return button(action.label, showing(kind, action.run, 0), longestId);
  };
  return actions.flatMap(buttonsFor);
}

/** A button, or none where what it does cannot be kept in it. */
export function button(
  label: string,
  action: ComponentAction | null,
  longestId: number,
  emoji: ButtonContent['emoji'] = null,
): ButtonContent[] {
  const id = idOf(action, longestId);
  return id === null ? [] : [{ label, id, emoji }];
}

/** Each button once, by what it does. */
export const uniqueButtons = (buttons: readonly ButtonContent[]): ButtonContent[] => [
  ...new Map(buttons.map((one) => [one.id, one])).values(),
];

/** What shows a page of a request's reply; null where no request gives the reply again. */
export const showing = (kind: 'show' | 'open' | 'post', run: Invocation | null, page: number) =>
  run && { kind, run, page: Math.max(page, 0) };

/** The id of what a button does, of at most so many characters; null where it does not fit. */
export const idOf = (action: ComponentAction | null, longest: number): string | null =>
  action && encode(action, longest);
