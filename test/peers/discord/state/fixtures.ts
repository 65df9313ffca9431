import {
  addChannel,
  addGroup,
  addGuild,
  addPerson,
  type Channel,
  type Guild,
  type Person,
  type World,
} from './world.ts';

/** The users, channels and servers that every peer starts with. */
export type Fixtures = {
  /** Has Discord in English. */
  readonly ann: Person;
  /** Has Discord in Japanese. */
  readonly ken: Person;
  /** An English guild. */
  readonly north: Guild;
  /** A Japanese guild; on another shard than north, if there are two. */
  readonly south: Guild;
  /** A guild that the bot is not in: people who installed it for themselves use it there. */
  readonly abroad: Guild;
  readonly general: Channel;
  readonly southGeneral: Channel;
  readonly abroadGeneral: Channel;
  /** In north; the bot may read but not write here. */
  readonly readOnly: Channel;
  /** In north; the bot does not see it. */
  readonly hidden: Channel;
  /** Ann and Ken among themselves. */
  readonly group: Channel;
};

export function addFixtures(world: World): Fixtures {
  const ann = addPerson(world, 'ann');
  const ken = addPerson(world, 'ken', 'ja');
  // Shards go by the millisecond of a guild's id: two apart by an odd number are on two shards.
  const north = addGuild(world, 'north', { owner: ann, id: world.newId(world.now() - 2) });
  const south = addGuild(world, 'south', {
    owner: ken,
    locale: 'ja',
    id: world.newId(world.now() - 1),
  });
  const abroad = addGuild(world, 'abroad', { joined: false });
  return {
    ann,
    ken,
    north,
    south,
    abroad,
    general: addChannel(world, north, 'general'),
    southGeneral: addChannel(world, south, 'general'),
    abroadGeneral: addChannel(world, abroad, 'general'),
    readOnly: addChannel(world, north, 'read-only', ['SendMessages']),
    hidden: addChannel(world, north, 'hidden', ['ViewChannel']),
    group: addGroup(world, ann, ken),
  };
}
