import { addChannel, addPerson, type Channel, type Person, type World } from './world.ts';

/** The users, channels and servers that every peer starts with. */
export type Fixtures = {
  /** Has Slack in English. */
  readonly ann: Person;
  /** Has Slack in Japanese. */
  readonly ken: Person;
  readonly general: Channel;
  readonly random: Channel;
  /** Private; the bot is in it. */
  readonly secret: Channel;
  /** Public; the bot has not been invited. */
  readonly elsewhere: Channel;
  /** Private; the bot has not been invited and does not know that it exists. */
  readonly hidden: Channel;
  /** Nobody can write here any more. */
  readonly archived: Channel;
};

export function addFixtures(world: World): Fixtures {
  const ann = addPerson(world, 'ann');
  const ken = addPerson(world, 'ken', 'ja-JP');
  return {
    ann,
    ken,
    general: addChannel(world, 'general'),
    random: addChannel(world, 'random'),
    secret: addChannel(world, 'secret', { kind: 'private' }),
    elsewhere: addChannel(world, 'elsewhere', { joined: false }),
    hidden: addChannel(world, 'hidden', { kind: 'private', joined: false }),
    archived: addChannel(world, 'archived', { archived: true }),
  };
}
