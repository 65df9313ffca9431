import type {
  APIAttachment,
  APIEmbed,
  APIMessage,
  APIUser,
  RESTPatchAPIChannelMessageJSONBody,
  RESTPostAPIChannelMessageJSONBody,
} from 'discord.js';
import type { Channel, World } from '../state/world.ts';
import { attachmentsOf } from './attachments.ts';
import { type Component, everyComponent, shownComponents } from './components.ts';
import { memberWithoutUser } from './guild.ts';

const SUPPRESS_EMBEDS = 1 << 2;
export const EPHEMERAL = 1 << 6;
export const LOADING = 1 << 7;
export const IS_COMPONENTS_V2 = 1 << 15;

/** What a message can be made of; a channel's POST body has all of it. */
export type MessageBody = Partial<RESTPostAPIChannelMessageJSONBody>;

/** What is known of a message besides its content. */
export type Envelope = {
  readonly author: APIUser;
  readonly channel: Channel;
  readonly type?: number;
  readonly flags?: number;
  readonly extra?: Partial<APIMessage>;
};

/** A new message, complete as the REST API shows it. */
export function messageObject(world: World, envelope: Envelope, body: MessageBody): APIMessage {
  const id = world.newId();
  const attachments = attachmentsOf(body, [], world.newId);
  const message = {
    id,
    channel_id: envelope.channel.id,
    author: envelope.author,
    type: envelope.type ?? 0,
    ...contents(world, body, envelope.channel.guildId, attachments),
    attachments,
    timestamp: timestamp(world),
    edited_timestamp: null,
    flags: (body.flags ?? 0) | (envelope.flags ?? 0),
    pinned: false,
    tts: body.tts ?? false,
    ...(body.nonce !== undefined && { nonce: body.nonce }),
    ...envelope.extra,
  };
  return message as APIMessage;
}

/** The message after an edit: what the body does not name stays. */
export function editedMessage(
  world: World,
  before: APIMessage,
  body: RESTPatchAPIChannelMessageJSONBody,
): APIMessage {
  const guildId = world.channels.get(before.channel_id)?.guildId ?? null;
  const said = body.content === undefined ? before.content : (body.content ?? '');
  const whole = { ...body, content: said } as MessageBody;
  const attachments = attachmentsOf(body as MessageBody, before.attachments, world.newId);
  const shown = contents(world, whole, guildId, attachments);
  const { content, embeds, components, ...mentions } = shown;
  const staying = (before.flags ?? 0) & ~(LOADING | SUPPRESS_EMBEDS);
  return {
    ...before,
    content,
    attachments,
    ...mentions,
    ...(body.embeds !== undefined && { embeds }),
    ...(body.components !== undefined && { components }),
    edited_timestamp: timestamp(world),
    flags: staying | (Number(body.flags ?? 0) & (SUPPRESS_EMBEDS | IS_COMPONENTS_V2)),
  } as APIMessage;
}

/** The message as the gateway tells it: with the place and, in a guild, the member. */
export function gatewayMessage(message: APIMessage, channel: Channel): object {
  if (channel.guildId === null) return { ...message, channel_type: channel.type };
  const place = { guild_id: channel.guildId, channel_type: channel.type };
  return message.webhook_id
    ? { ...message, ...place }
    : { ...message, ...place, member: memberWithoutUser() };
}

function contents(
  world: World,
  body: MessageBody,
  guildId: string | null,
  attachments: readonly APIAttachment[],
) {
  const components = (body.components ?? []) as readonly Component[];
  const texts = [...everyComponent(components)].map(({ component }) => component.content ?? '');
  return {
    content: body.content ?? '',
    embeds: (body.embeds ?? []).map(shownEmbed),
    components: shownComponents(components, world.newId, attachments),
    ...mentionsIn(world, [body.content ?? '', ...texts].join('\n'), body, guildId),
  };
}

/** Who is mentioned; a bot's message mentions only those that it allows. */
function mentionsIn(
  world: World,
  text: string,
  { allowed_mentions: allowed }: MessageBody,
  guildId: string | null,
) {
  const may = (kind: string) =>
    !allowed || ((allowed.parse as readonly string[] | undefined)?.includes(kind) ?? false);
  const role = world.guilds.get(guildId ?? '')?.botRoleId;
  const isRoleNamed = role !== undefined && text.includes(`<@&${role}>`) && may('roles');
  const ids = new Set([...text.matchAll(/<@!?(\d+)>/g)].map(([, id]) => id ?? ''));
  const everyone = /@(everyone|here)/.test(text);
  const named = (id: string) => may('users') || allowed?.users?.includes(id);
  const userOf = (id: string) => (id === world.bot.id ? world.bot : world.users.get(id)?.api);
  return {
    mentions: [...ids].filter(named).flatMap((id) => userOf(id) ?? []),
    mention_roles: isRoleNamed ? [role] : [],
    mention_everyone: everyone && may('everyone'),
  };
}

const shownEmbed = (embed: APIEmbed) => ({
  type: 'rich',
  ...embed,
  ...(embed.fields && { fields: embed.fields.map((field) => ({ inline: false, ...field })) }),
});

/** Discord's own form of an instant. */
const timestamp = (world: World) => new Date(world.now()).toISOString().replace('Z', '000+00:00');
