import type { StoredPerson } from '../../../store/data/index.ts';
import { personKey } from '../../../store/index.ts';

/** Somebody in a workspace. */
export type Person = { readonly team: string; readonly user: string };

/** Under which ids things are stored about them. */
export const storedAs = ({ team, user }: Person): StoredPerson => ({
  platform: 'slack',
  server: team,
  user,
});

/** The key under which things are known of a person. */
export const keyOf = ({ team, user }: Person): string => personKey(team, user);
