import { bitsOf, type PermissionName } from '../state/permissions.ts';
import {
  type Channel,
  directChannel,
  type Guild,
  type Person,
  type World,
} from '../state/world.ts';

/** Who does something, where, and in which language; everything has a usual value. */
export type By = {
  readonly user?: Person;
  /** A channel of a guild, a group, or the direct messages with the bot. */
  readonly where?: Channel | 'dm';
  /** The language of the person's Discord, if it is another than theirs. */
  readonly locale?: string;
  /** What the person may do beyond what everybody may. */
  readonly permissions?: readonly PermissionName[];
  /** The interaction reaches the bot this late. */
  readonly lateMs?: number;
};

/** The same with everything filled in. */
export type Scene = {
  readonly person: Person;
  readonly channel: Channel;
  readonly guild: Guild | null;
  readonly locale: string;
  readonly permissions: bigint;
  readonly lateMs: number;
  /** 0 guild, 1 direct message with the bot, 2 among people. */
  readonly context: 0 | 1 | 2;
  /** The bot is here only because this person installed it for themselves. */
  readonly isGuest: boolean;
};

export type Usual = { readonly user: Person; readonly where: Channel };

export function sceneOf(world: World, by: By, usual: Usual): Scene {
  const person = by.user ?? usual.user;
  const where = by.where ?? usual.where;
  const channel = where === 'dm' ? directChannel(world, person.id) : where;
  const guild = channel.guildId === null ? null : (world.guilds.get(channel.guildId) ?? null);
  const context = guild ? 0 : channel.type === 1 ? 1 : 2;
  return {
    person,
    channel,
    guild,
    locale: by.locale ?? person.locale,
    permissions: bitsOf(by.permissions ?? []),
    lateMs: by.lateMs ?? 0,
    context,
    isGuest: context === 2 || guild?.joined === false,
  };
}
