/** The first letters of an id say what it is of. */
type Prefix = 'T' | 'E' | 'U' | 'B' | 'A' | 'C' | 'D' | 'F' | 'V' | 'Ev';

/** Makes ids that look like Slack's: `U0000000A1`. */
export type NewId = (prefix: Prefix) => string;

export function ids(): NewId {
  let count = 360;
  return (prefix) => {
    count += 1;
    return `${prefix}${count.toString(36).toUpperCase().padStart(9, '0')}`;
  };
}

/** Makes the timestamps by which Slack names messages: seconds with six digits, never the same. */
export function timestamps(now: () => number): () => string {
  let last = 0;
  return () => {
    last = Math.max(last + 1, Math.floor(now() * 1_000));
    return `${Math.floor(last / 1_000_000)}.${String(last % 1_000_000).padStart(6, '0')}`;
  };
}
