/** Somebody in a workspace. */
export type Person = { readonly team: string; readonly user: string };

/** The key under which things are known of a person. */
export const keyOf = ({ team, user }: Person): string => `${team}:${user}`;
