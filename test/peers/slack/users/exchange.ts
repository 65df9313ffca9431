import type { Ack, Delivery } from '../delivery/delivery.ts';
import type { UserAction } from '../state/user-actions.ts';
import type { AgentEvent, Channel, MessageEvent, ViewEvent, World } from '../state/world.ts';
import { reaches, type SeenMessage, type SeenView, seenMessage } from './seen.ts';

/** What a person did, and what the app makes them see: each function waits for its part. */
export type Exchange = {
  readonly delivery: Delivery;
  /** How the app took it. */
  ack(nth?: number): Promise<Ack>;
  /** The nth new message before the person's eyes, here or in the app's direct messages. */
  message(nth?: number): Promise<SeenMessage>;
  /** The nth change of a message, as it then was. */
  updated(nth?: number): Promise<SeenMessage>;
  /** The nth message that went away. */
  deleted(nth?: number): Promise<SeenMessage>;
  /** The nth modal opened for the person. */
  view(nth?: number): Promise<SeenView>;
  /** The nth change of a modal. */
  updatedView(nth?: number): Promise<SeenView>;
  /** The Home tab, the nth time that it was published. */
  home(nth?: number): Promise<SeenView>;
  /** Of the agent view. */
  status(nth?: number): Promise<AgentEvent>;
  prompts(nth?: number): Promise<AgentEvent>;
  title(nth?: number): Promise<AgentEvent>;
  /** The new messages so far. */
  readonly messages: readonly SeenMessage[];
};

export type Watched = {
  readonly userAction: UserAction;
  readonly delivery: Delivery;
  readonly what: string;
  /** Only messages in this thread, or at the top; null: all. */
  readonly threadTs?: string | null;
  /** Where to begin; else with what comes now. */
  readonly from?: Marks;
};

/** How long the journals were before the person acted. */
export type Marks = { readonly messages: number; readonly views: number; readonly agent: number };

export const marksOf = (world: World): Marks => ({
  messages: world.messageLog.entries.length,
  views: world.viewLog.entries.length,
  agent: world.agentLog.entries.length,
});

export function exchange(world: World, watched: Watched): Exchange {
  const { userAction, delivery, what, threadTs = null, from = marksOf(world) } = watched;
  const isMine = (kind: MessageEvent['kind']) => (event: MessageEvent) =>
    event.kind === kind &&
    (event.userAction === userAction.id ||
      (event.userAction === null &&
        reaches(event.stored, world, userAction.person, userAction.channel))) &&
    (threadTs === null || (event.api.thread_ts ?? threadTs) === threadTs);
  const message = async (kind: MessageEvent['kind'], nth = 1) => {
    const name = `"${kind}" no. ${nth} after ${what}`;
    const event = await world.messageLog.nth(nth, isMine(kind), name, from.messages);
    return seenMessage(event.stored, event.api);
  };
  const view = async (kind: ViewEvent['kind'], nth = 1) => {
    const isIt = (event: ViewEvent) =>
      event.kind === kind &&
      event.view.person === userAction.person &&
      (event.userAction === null || event.userAction === userAction.id);
    const name = `view "${kind}" no. ${nth} after ${what}`;
    const { view: found } = await world.viewLog.nth(nth, isIt, name, from.views);
    return { ...found.api, person: found.person };
  };
  const agent = (kind: AgentEvent['kind'], nth = 1) => {
    const isIt = (event: AgentEvent) =>
      event.kind === kind &&
      isPlace(event, userAction.channel) &&
      (threadTs === null || event.threadTs === null || event.threadTs === threadTs);
    return world.agentLog.nth(nth, isIt, `"${kind}" no. ${nth} after ${what}`, from.agent);
  };
  return {
    delivery,
    ack: (nth = 1) => delivery.acks.nth(nth, () => true, `acknowledgement no. ${nth} of ${what}`),
    message: (nth) => message('posted', nth),
    updated: (nth) => message('edited', nth),
    deleted: (nth) => message('deleted', nth),
    view: (nth) => view('opened', nth),
    updatedView: (nth) => view('updated', nth),
    home: (nth) => view('published', nth),
    status: (nth) => agent('status', nth),
    prompts: (nth) => agent('prompts', nth),
    title: (nth) => agent('title', nth),
    get messages() {
      return world.messageLog.entries
        .slice(from.messages)
        .filter(isMine('posted'))
        .map(({ stored, api }) => seenMessage(stored, api));
    },
  };
}

const isPlace = ({ channel }: AgentEvent, place: Channel | null) =>
  place === null || place.id === channel;
