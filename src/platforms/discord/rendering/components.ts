import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import type { Action, Reply } from '../../../replies/index.ts';
import { type Words, wordsFor } from '../../../replies/words/index.ts';
import {
  type ButtonContent,
  button,
  buttonsOf,
  clip,
  idOf,
  MOST_BUTTONS,
  MOST_SELECTS,
  type PagePosition,
  showing,
  uniqueButtons,
} from '../../shared/rendering/index.ts';
import { LIMITS } from './limits.ts';
import type { Button, Row, Select } from './payload.ts';

/**
 * The rows below a page: to the other pages, what the reply offers, and "post here for everyone"
 * where `offerPost`. What a reply offers stands on every page of it that replaces the one before.
 */
export function actionRows(reply: Reply, position: PagePosition, offerPost: boolean): Row[] {
  const words = wordsFor(reply.lang);
  const offered = buttonsOf(reply, LIMITS.customId).slice(0, MOST_BUTTONS - 1);
  const post = offerPost
    ? button(words.chat.post, showing('post', reply.again, position.page), LIMITS.customId)
    : [];
  const selects = reply.actions.flatMap((action) =>
    action.kind === 'select' ? selectOf(action, position) : [],
  );
  return [
    ...pageRow(reply, position, words),
    ...rowsOf(uniqueButtons([...offered, ...post]).map(rendered)),
    ...selects.slice(0, MOST_SELECTS).map(
      (select, i): Row => ({
        type: ComponentType.ActionRow,
        components: [{ ...select, custom_id: `b1|c${i}` }],
      }),
    ),
  ];
}

function pageRow({ again }: Reply, { page, of }: PagePosition, { chat }: Words): Row[] {
  if (of === 1) return [];
  const turn = (label: string, to: number) =>
    button(label, showing('show', again, to), LIMITS.customId).map((one) =>
      to >= 0 && to < of ? rendered(one) : disabled(rendered(one)),
    );
  const here: Button = {
    ...BUTTON,
    custom_id: 'b1|page',
    label: chat.page(page + 1, of),
    disabled: true,
  };
  return [
    {
      type: ComponentType.ActionRow,
      components: [...turn(chat.previous, page - 1), here, ...turn(chat.next, page + 1)],
    },
  ];
}

const BUTTON = { type: ComponentType.Button, style: ButtonStyle.Secondary } as const;
const disabled = (button: Button): Button => ({ ...button, custom_id: 'b1|end', disabled: true });

function rendered({ label, id, emoji }: ButtonContent): Button {
  const plain = { ...BUTTON, custom_id: id, label: clip(label, LIMITS.buttonLabel) };
  return emoji ? { ...plain, emoji: { name: emoji } } : plain;
}

/** A menu of at most 25: those that the page lists come first where there are more. */
function selectOf(
  { label, choices }: Action & { kind: 'select' },
  { topics }: PagePosition,
): Select[] {
  const listed = choices.filter(({ run }) => topics.includes(run.options.topic ?? ''));
  const most = choices.length > LIMITS.selectOptions && listed.length > 0 ? listed : choices;
  const options = most.slice(0, LIMITS.selectOptions).flatMap((choice) => {
    const value = idOf(showing('show', choice.run, 0), LIMITS.customId);
    return value === null ? [] : [{ label: clip(choice.label, LIMITS.optionLabel), value }];
  });
  if (options.length === 0) return [];
  return [
    {
      type: ComponentType.StringSelect,
      custom_id: '',
      placeholder: clip(label, LIMITS.placeholder),
      options,
    },
  ];
}

function rowsOf(buttons: readonly Button[]): Row[] {
  const count = Math.ceil(buttons.length / LIMITS.rowButtons);
  return Array.from({ length: count }, (_, i) => ({
    type: ComponentType.ActionRow,
    components: buttons.slice(i * LIMITS.rowButtons, (i + 1) * LIMITS.rowButtons),
  }));
}
