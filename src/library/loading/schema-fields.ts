import { z } from 'zod';

type Path = readonly PropertyKey[];
/** A part of a JSON Schema. */
type Node = {
  readonly properties?: unknown;
  readonly items?: unknown;
  readonly required?: unknown;
  readonly oneOf?: unknown;
  readonly anyOf?: unknown;
  readonly format?: unknown;
};

export type Fields = ReturnType<typeof fieldsOf>;

/** The fields of a schema by name, for messages. */
export function fieldsOf(schema: z.ZodType) {
  const root: Node = z.toJSONSchema(schema, { io: 'input' });
  return {
    /** All of them, wherever they stand. */
    all: [...new Set(namesIn(root))],
    /** Those that must stand at a place, whatever variant is written there. */
    requiredAt(path: Path): string[] {
      const [first = [], ...others] = nodesAt(root, path).map(requiredOf);
      return first.filter((name) => others.every((names) => names.includes(name)));
    },
    /** Whether a day of the calendar must stand at a place. */
    isDayAt: (path: Path): boolean => nodesAt(root, path).some(({ format }) => format === 'date'),
  };
}

function namesIn(value: unknown): string[] {
  if (!isNode(value)) return [];
  const own = isNode(value.properties) ? Object.keys(value.properties) : [];
  return [...own, ...Object.values(value).flatMap(namesIn)];
}

/** What the schema says of a place: several where there are variants. */
function nodesAt(node: Node, [key, ...rest]: Path): Node[] {
  const variants = [node.oneOf, node.anyOf].flatMap((each) => (Array.isArray(each) ? each : []));
  if (variants.length > 0) {
    return variants
      .filter(isNode)
      .flatMap((each) => nodesAt(each, key === undefined ? [] : [key, ...rest]));
  }
  if (key === undefined) return [node];
  const { properties, items } = node;
  const below = typeof key === 'number' ? items : fieldOf(properties, String(key));
  return isNode(below) ? nodesAt(below, rest) : [];
}

const requiredOf = ({ required }: Node): string[] =>
  Array.isArray(required) ? required.map(String) : [];

const fieldOf = (fields: unknown, key: string): unknown =>
  isNode(fields) ? Object.entries(fields).find(([name]) => name === key)?.[1] : null;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;
