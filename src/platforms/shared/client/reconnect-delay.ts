/** Between attempts to connect to a platform (ms): twice as long each time, from the first to the last. */
export const RECONNECT_DELAY = { first: 1000, last: 5 * 60 * 1000 } as const;
