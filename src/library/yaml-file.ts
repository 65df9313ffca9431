import { isNode, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { explainIssue } from './explain-issue.ts';
import type { Problem } from './problem.ts';

type Path = readonly PropertyKey[];

/** A YAML file that fits its schema, and where in it each value stands (for later checks). */
export type YamlFile<T> = {
  readonly file: string;
  readonly value: T;
  problem(path: Path, wrong: string, remedy: string): Problem;
};

/**
 * Reads YAML text against a schema. Returns the value, or every problem found: all syntax errors,
 * or else all places where the content does not fit.
 */
export function readYaml<S extends z.ZodType>(
  file: string,
  text: string,
  schema: S,
): { ok: YamlFile<z.infer<S>> } | { problems: Problem[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const position = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => ({
      file,
      at: position(error.pos[0]),
      wrong: `this is not valid YAML: ${firstSentence(error.message)}`,
      remedy: 'mend the indentation, quotes or colons here; put text with ": " in quotes',
    }));
    return { problems };
  }

  /** The nearest place in the file for a path: the value itself, or what should have held it. */
  const locate = (path: Path) => {
    for (let depth = path.length; depth >= 0; depth--) {
      const node: unknown =
        depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
      if (isNode(node) && node.range) return position(node.range[0]);
    }
    return { line: 1, column: 1 };
  };
  const problem = (path: Path, wrong: string, remedy: string): Problem => ({
    file,
    at: locate(path),
    wrong,
    remedy,
  });

  const value = toPlainValue(document);
  if ('tooManyAliases' in value) {
    return {
      problems: [problem([], 'YAML aliases (*name) expand too far', 'write the text out instead')],
    };
  }
  const parsed = schema.safeParse(value.plain);
  if (!parsed.success) {
    const known = fieldsOf(schema);
    const problems = parsed.error.issues
      .flatMap((issue) => explainIssue(issue, value.plain, known))
      .map(({ path, wrong, remedy }) => problem(path, wrong, remedy));
    return { problems };
  }
  return { ok: { file, value: parsed.data, problem } };
}

/** The document as plain data; the YAML library refuses "billion laughs" aliases by throwing. */
function toPlainValue(document: ReturnType<typeof parseDocument>) {
  try {
    return { plain: document.toJS() as unknown };
  } catch (error) {
    if (error instanceof ReferenceError) return { tooManyAliases: true } as const;
    throw error;
  }
}

const firstSentence = (message: string) => message.split(/\n|(?<=\.)\s/)[0]?.replace(/\.$/, '');

/** The names of all fields anywhere in a schema. */
function fieldsOf(schema: z.ZodType): string[] {
  const names = new Set<string>();
  const walk = (node: unknown) => {
    if (typeof node !== 'object' || node === null) return;
    if ('properties' in node)
      for (const name of Object.keys(node.properties ?? {})) names.add(name);
    for (const child of Object.values(node)) walk(child);
  };
  walk(z.toJSONSchema(schema, { io: 'input' }));
  return [...names];
}
