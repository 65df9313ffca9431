import { EVENT_ID, type Event, getScalarValue, type ScalarEvent } from 'js-yaml';

/** Where a value begins in the text, and the positions of the values below it by key or index. */
export type YamlPosition = {
  readonly offset: number;
  readonly below: ReadonlyMap<string, YamlPosition>;
  /** How it is written, where it is one text, number or truth value. */
  readonly scalar: ScalarEvent | null;
};

const NOTHING: YamlPosition = { offset: 0, below: new Map(), scalar: null };

/**
 * The positions of all values of a parsed YAML text, from the parser's events. Offsets count UTF-16
 * units from 0, as the events do. What is left empty has the position of its key.
 */
export function positionsOf(events: readonly Event[], source: string): YamlPosition {
  let next = 0;
  const read = (ifEmpty: number): YamlPosition => {
    const event = events[next++];
    if (!event || event.type === EVENT_ID.POP) return NOTHING;
    switch (event.type) {
      case EVENT_ID.SCALAR: {
        const offset = event.valueStart < 0 ? ifEmpty : event.valueStart;
        return { offset, below: new Map(), scalar: event };
      }
      case EVENT_ID.ALIAS:
        return { offset: event.anchorStart, below: new Map(), scalar: null };
      case EVENT_ID.DOCUMENT: {
        const position = atEnd() ? NOTHING : read(0);
        next++;
        return position;
      }
      default: {
        const below = new Map<string, YamlPosition>();
        for (let i = 0; !atEnd(); i++) {
          const { key, offset } =
            event.type === EVENT_ID.MAPPING ? readKey() : { key: String(i), offset: event.start };
          below.set(key, read(offset));
        }
        next++;
        return { offset: event.start, below, scalar: null };
      }
    }
  };
  const atEnd = () => next >= events.length || events[next]?.type === EVENT_ID.POP;
  const readKey = () => {
    const event = events[next];
    const key = event?.type === EVENT_ID.SCALAR ? getScalarValue(source, event) : '';
    return { key, offset: read(0).offset };
  };
  return read(0);
}

/** Line and column, both from 1, of an offset in a text. */
export function lineAndColumnAt(source: string, offset: number): { line: number; column: number } {
  const before = source.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
