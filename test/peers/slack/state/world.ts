import type { webApi } from '@slack/bolt';
import { Journal } from '../../../support/journal.ts';
import { ids, type NewId, timestamps } from './ids.ts';
import type { Message } from './message.ts';
import type { ShownView } from './views.ts';

/** What `@slack/web-api` knows of an app's manifest. */
export type Manifest = webApi.AppsManifestCreateArguments['manifest'];

/** A person, with the language of their Slack. */
export type Person = { readonly id: string; readonly name: string; readonly locale: string };

export type Channel = {
  readonly id: string;
  readonly kind: 'public' | 'private' | 'im';
  readonly name: string;
  /** Ids of users; the bot's is among them where it is a member. */
  readonly members: Set<string>;
  archived: boolean;
};

/** A token, and what became of it. */
export type Token = {
  readonly value: string;
  readonly kind: 'bot' | 'app';
  scopes: readonly string[];
  state: 'good' | 'token_revoked' | 'account_inactive';
  /** Of an organization: it serves all of its workspaces. */
  readonly org?: Enterprise;
  /** With token rotation, when it ends (ms). */
  readonly expiresAt?: number;
};

/** An organization, and its workspaces. */
export type Enterprise = {
  readonly id: string;
  readonly name: string;
  readonly worlds: World[];
};

/** A message, and who alone sees it, if it is ephemeral. */
export type StoredMessage = {
  api: Message;
  readonly channel: Channel;
  readonly onlyFor: string | null;
  deleted: boolean;
};

export type MessageEvent = {
  readonly kind: 'posted' | 'edited' | 'deleted';
  readonly stored: StoredMessage;
  /** The message as it was after this event. */
  readonly api: Message;
  /** The user action that it answers through the acknowledgement or the response_url. */
  readonly userAction: string | null;
};

export type ViewEvent = {
  readonly kind: 'opened' | 'updated' | 'published';
  readonly view: ShownView;
  readonly userAction: string | null;
};

/** What the agent view shows beside messages. */
export type AgentEvent = {
  readonly kind: 'status' | 'prompts' | 'title';
  readonly channel: string;
  /** Null: of the whole conversation. */
  readonly threadTs: string | null;
  readonly status?: string;
  readonly loadingMessages?: readonly string[];
  readonly prompts?: readonly { readonly title: string; readonly message: string }[];
  readonly title?: string;
};

/** A file that is uploaded, or was begun to be. */
export type StoredFile = {
  readonly id: string;
  readonly name: string;
  readonly length: number;
  readonly alt: string;
  bytes: Uint8Array | null;
};

/** All there is in this workspace: plain data, and the journals of what changes. */
export type World = {
  readonly now: () => number;
  readonly newId: NewId;
  readonly newTs: () => string;
  readonly team: { readonly id: string; readonly domain: string };
  /** The organization that it belongs to. */
  readonly enterprise: Enterprise | null;
  /** Which installation the app has here; false: none, and it is told of nothing. */
  installed: 'in-workspace' | 'in-organization' | false;
  /** The organization keeps the app out of this one of its workspaces. */
  isWithheld: boolean;
  readonly appId: string;
  readonly botId: string;
  readonly bot: Person;
  readonly manifest: Manifest;
  readonly tokens: Map<string, Token>;
  readonly users: Map<string, Person>;
  readonly channels: Map<string, Channel>;
  /** By channel and timestamp. */
  readonly messages: Map<string, StoredMessage>;
  readonly messageLog: Journal<MessageEvent>;
  readonly files: Map<string, StoredFile>;
  /** Open modals and published Home tabs by id. */
  readonly views: Map<string, ShownView>;
  readonly viewLog: Journal<ViewEvent>;
  readonly agentLog: Journal<AgentEvent>;
};

export function createWorld(now: () => number, manifest: Manifest): World {
  const newId = ids();
  const bot = { id: newId('U'), name: 'briefing-bot', locale: 'en-US' };
  return worldOf(
    { now, newId, newTs: timestamps(now), manifest },
    { team: { id: newId('T'), domain: 'north' }, enterprise: null, installed: 'in-workspace' },
    { appId: newId('A'), botId: newId('B'), bot },
  );
}

/** Another workspace on the same Slack, in which nobody has installed the app. */
export function addWorld(of: World, domain: string, enterprise: Enterprise | null): World {
  const { newId, appId } = of;
  // An app has one bot in all workspaces of an organization.
  const kin = enterprise?.worlds[0];
  const bot = kin?.bot ?? { id: newId('U'), name: 'briefing-bot', locale: 'en-US' };
  const botId = kin?.botId ?? newId('B');
  const place = { team: { id: newId('T'), domain }, enterprise, installed: false } as const;
  const world = worldOf(of, place, { appId, botId, bot });
  enterprise?.worlds.push(world);
  return world;
}

type Common = Pick<World, 'now' | 'newId' | 'newTs' | 'manifest'>;

function worldOf(
  { now, newId, newTs, manifest }: Common,
  place: Pick<World, 'team' | 'enterprise' | 'installed'>,
  { appId, botId, bot }: Pick<World, 'appId' | 'botId' | 'bot'>,
): World {
  return {
    ...{ now, newId, newTs, ...place, appId, botId, bot },
    manifest,
    isWithheld: false,
    tokens: new Map(),
    users: new Map([[bot.id, bot]]),
    channels: new Map(),
    messages: new Map(),
    messageLog: new Journal(),
    files: new Map(),
    views: new Map(),
    viewLog: new Journal(),
    agentLog: new Journal(),
  };
}

export function addPerson(world: World, name: string, locale = 'en-US'): Person {
  const person = { id: world.newId('U'), name, locale };
  world.users.set(person.id, person);
  return person;
}

export type ChannelOptions = {
  readonly kind?: 'public' | 'private';
  /** False: the bot has not been invited. */
  readonly joined?: boolean;
  readonly archived?: boolean;
  readonly members?: readonly Person[];
};

export function addChannel(world: World, name: string, options: ChannelOptions = {}): Channel {
  const { kind = 'public', joined = true, archived = false, members } = options;
  const users = members ?? [...world.users.values()].filter((person) => person !== world.bot);
  const inside = new Set(users.map(({ id }) => id));
  if (joined) inside.add(world.bot.id);
  const channel = { id: world.newId('C'), kind, name, members: inside, archived };
  world.channels.set(channel.id, channel);
  return channel;
}

/** The conversation between the app and a person. */
export function directChannel(world: World, person: Person): Channel {
  const isIt = ({ kind, members }: Channel) => kind === 'im' && members.has(person.id);
  const found = world.channels.values().find(isIt);
  if (found) return found;
  const members = new Set([person.id, world.bot.id]);
  const id = world.newId('D');
  const channel: Channel = { id, kind: 'im', name: 'directmessage', members, archived: false };
  world.channels.set(channel.id, channel);
  return channel;
}

export const messageKey = (channelId: string, ts: string) => `${channelId} ${ts}`;
