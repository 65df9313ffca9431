import type { APIApplicationCommandOptionChoice, APIMessage } from 'discord.js';
import type { Callback, Interaction, InteractionEvent } from '../state/interactions.ts';

type Kind = InteractionEvent['kind'];
type EventOf<K extends Kind> = Extract<InteractionEvent, { kind: K }>;

/** What a person did, and what the bot answers: each function waits for its part of the answer. */
export type Exchange = {
  readonly id: string;
  readonly token: string;
  /** The body of the first response. */
  response(): Promise<Callback>;
  /** The message that answers: at once, or once a deferral has got its content. */
  reply(): Promise<APIMessage>;
  /** The suggestions of an autocomplete. */
  choices(): Promise<readonly APIApplicationCommandOptionChoice[]>;
  /** The nth follow-up message. */
  followUp(nth?: number): Promise<APIMessage>;
  /** The nth later edit, as the message then was. */
  edited(nth?: number): Promise<APIMessage>;
  /** The nth message deleted. */
  deleted(nth?: number): Promise<APIMessage>;
  /** The nth answer that was refused. */
  refusal(nth?: number): Promise<{ readonly status: number; readonly code: number }>;
  /** Everything that has happened so far. */
  readonly events: readonly InteractionEvent[];
};

export function exchange({ id, token, log }: Interaction, what: string): Exchange {
  const when = <K extends Kind>(kind: K, nth = 1) => {
    const isIt = (event: InteractionEvent): event is EventOf<K> => event.kind === kind;
    return log.nth(nth, isIt, `"${kind}" no. ${nth} after ${what}`) as Promise<EventOf<K>>;
  };
  const messageOf = async (kind: 'replied' | 'followed-up' | 'edited' | 'deleted', nth = 1) =>
    (await when(kind, nth)).message;
  return {
    id,
    token,
    response: async () => (await when('responded')).callback,
    reply: () => messageOf('replied'),
    choices: async () => {
      const { callback } = await when('responded');
      const { choices } = (callback.data ?? {}) as {
        choices?: APIApplicationCommandOptionChoice[];
      };
      return choices ?? [];
    },
    followUp: (nth) => messageOf('followed-up', nth),
    edited: (nth) => messageOf('edited', nth),
    deleted: (nth) => messageOf('deleted', nth),
    refusal: (nth) => when('refused', nth),
    events: log.entries,
  };
}
