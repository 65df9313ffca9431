import type { Channel, Person } from '../state/world.ts';

/** The user of an interaction and its channel; Ann in `general` unless told. */
export type By = {
  readonly user?: Person;
  /** `'dm'`: in the conversation with the app. */
  readonly where?: Channel | 'dm';
};

export type Usual = { readonly user: Person; readonly where: Channel };
