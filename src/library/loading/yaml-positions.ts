import { EVENT_ID, type Event, getScalarValue } from 'js-yaml';

/** Where a value begins in the text, and the positions of the values below it by key or index. */
export type YamlPosition = {
  readonly offset: number;
  readonly below: ReadonlyMap<string, YamlPosition>;
};

/**
 * The positions of all values of a parsed YAML text, from the parser's events. Offsets count UTF-16
 * units from 0, as the events do.
 */
export function positionsOf(events: readonly Event[], source: string): YamlPosition {
  let next = 0;
  const read = (): YamlPosition => {
    const event = events[next++];
    if (!event || event.type === EVENT_ID.POP) return { offset: 0, below: new Map() };
    switch (event.type) {
      case EVENT_ID.SCALAR:
        return { offset: Math.max(event.valueStart, 0), below: new Map() };
      case EVENT_ID.ALIAS:
        return { offset: event.anchorStart, below: new Map() };
      case EVENT_ID.DOCUMENT: {
        const position = atEnd() ? { offset: 0, below: new Map() } : read();
        next++;
        return position;
      }
      default: {
        const below = new Map<string, YamlPosition>();
        for (let i = 0; !atEnd(); i++) {
          const key = event.type === EVENT_ID.MAPPING ? readKey() : String(i);
          below.set(key, read());
        }
        next++;
        return { offset: event.start, below };
      }
    }
  };
  const atEnd = () => next >= events.length || events[next]?.type === EVENT_ID.POP;
  const readKey = () => {
    const event = events[next];
    const key = event?.type === EVENT_ID.SCALAR ? getScalarValue(source, event) : '';
    read();
    return key;
  };
  return read();
}

/** Line and column, both from 1, of an offset in a text. */
export function lineAndColumnAt(source: string, offset: number): { line: number; column: number } {
  const before = source.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
