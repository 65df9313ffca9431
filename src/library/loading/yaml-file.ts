import { constructFromEvents, type Event, parseEvents, YAMLException } from 'js-yaml';
import type { z } from 'zod';
import { LANGS, type Lang, languagesNamed } from '../index.ts';
import { remedyForWideSigns } from '../text/index.ts';
import { cutTexts, mayCut } from './checks/cut-texts.ts';
import { explainIssue, fieldName, show, valueAt } from './explain-issue.ts';
import type { Problem } from './problem.ts';
import { fieldsOf } from './schema-fields.ts';
import { lineAndColumnAt, positionsOf, type YamlPosition } from './yaml-positions.ts';

type Path = readonly PropertyKey[];

/** A YAML file that fits its schema, and where in it each value stands (for later checks). */
export type YamlFile<T> = {
  readonly file: string;
  readonly value: T;
  problem(path: Path, wrong: string, remedy: string): Problem;
  /** Over how many lines a text is written, without empty ones; 0: there is none at that path. */
  linesAt(path: Path): number;
};

/** `*name` may repeat a passage a few times; more is a file made to exhaust memory. */
const MAX_ALIASES = 20;

/**
 * Reads YAML text against a schema. Returns the value, or what is wrong: the first syntax error,
 * or else every place where the content does not fit, with `rest`, the fields there are. That a field named in `mayLack`
 * is missing is not told.
 */
export function readYaml<S extends z.ZodType>(
  file: string,
  text: string,
  schema: S,
  mayLack: readonly string[] = [],
): { ok: YamlFile<z.infer<S>> } | { problems: Problem[]; rest: YamlFile<unknown> | null } {
  const parsed = parseYaml(text);
  if ('error' in parsed) return { problems: [syntaxProblem(file, parsed.error)], rest: null };

  let positions: YamlPosition | null = null;
  const root = () => {
    positions ??= positionsOf(parsed.events, text);
    return positions;
  };
  const problem = (path: Path, wrong: string, remedy: string): Problem => {
    const at = lineAndColumnAt(text, nearest(root(), path).offset);
    return { file, at, wrong, remedy };
  };
  const linesAt = (path: Path): number => {
    const scalar = exactly(root(), path)?.scalar;
    const written = scalar
      ? text.slice(Math.max(scalar.valueStart, 0), Math.max(scalar.valueEnd, 0))
      : '';
    return written.split('\n').filter((line) => line.trim() !== '').length;
  };
  const wrong = whyNoFields(parsed.value, text);
  if (wrong) {
    const wide = typeof parsed.value === 'string' ? remedyForWideSigns(parsed.value) : null;
    const remedy =
      wide ??
      `write its fields (${fieldsOf(schema).requiredAt([]).join(', ')}), as CONTRIBUTING.md shows`;
    return { problems: [{ file, at: null, wrong, remedy }], rest: null };
  }
  const cuts = (mayCut(text) ? cutTexts(root(), parsed.value, text) : []).map((path) =>
    problem(path, `${fieldName(path)} is cut at a #, which begins a comment there`, QUOTE),
  );
  const rest = { file, value: parsed.value, problem, linesAt };
  // Every file is read once: compiling a validator would take longer than it saves.
  const fitted = schema.safeParse(parsed.value, { jitless: true });
  if (!fitted.success) {
    const fields = fieldsOf(schema);
    const isLeftOut = ({ path }: z.core.$ZodIssue) =>
      mayLack.includes(String(path.at(-1))) && valueAt(parsed.value, path) === undefined;
    const misfits = fitted.error.issues
      .filter((issue) => !isLeftOut(issue))
      .flatMap((issue) => explainIssue(issue, parsed.value, fields))
      .map(({ path, wrong, remedy }) => problem(path, wrong, remedy));
    return { problems: [...cuts, ...misfits], rest };
  }
  if (cuts.length > 0) return { problems: cuts, rest };
  return { ok: { file, value: fitted.data, problem, linesAt } };
}

const QUOTE = 'put the whole text in quotes, or the comment on a line of its own';

/** The languages that the text of a library.yaml names, all where it has no such field; null: it does not say which. */
export function languagesIn(text: string): readonly Lang[] | null {
  // Most folders name none: their settings need not be parsed twice.
  if (!text.includes('languages')) return LANGS;
  const parsed = parseYaml(text);
  const settings = 'value' in parsed ? parsed.value : null;
  if (typeof settings !== 'object' || settings === null) return null;
  if (!('languages' in settings)) return LANGS;
  const named: unknown[] = [settings.languages].flat();
  const areKnown = named.every((one) => LANGS.some((lang) => lang === one));
  return named.length > 0 && areKnown ? languagesNamed(named) : null;
}

/** What stands in a file instead of fields; null: it has some. */
function whyNoFields(value: unknown, text: string): string | null {
  if (value === undefined || value === null) {
    const bare = text.replace(/^\ufeff/, '').trim();
    if (bare === '') return 'the file is empty';
    const lines = bare.split('\n').map((line) => line.trim());
    const said = lines.filter((line) => !/^(?:#.*|---(?:\s+#.*)?|\.\.\.)?$/.test(line));
    if (said.length > 0) return `the file holds nothing but ${JSON.stringify(said.join(' '))}`;
    return lines.some((line) => line.startsWith('#'))
      ? 'the file holds nothing but comments'
      : 'the file holds nothing but "---"';
  }
  if (typeof value === 'object' && !Array.isArray(value)) return null;
  const held = typeof value === 'string' ? `the text ${show(value)}` : show(value);
  return `the file holds ${held} instead of fields`;
}

function parseYaml(text: string): { value: unknown; events: Event[] } | { error: YAMLException } {
  try {
    const events = parseEvents(text, {});
    const documents = constructFromEvents(events, { source: text, maxAliases: MAX_ALIASES });
    if (documents.length > 1) throw new YAMLException('a second document begins after "---"');
    return { events, value: documents[0] };
  } catch (error) {
    if (error instanceof YAMLException) return { error };
    throw error;
  }
}

function syntaxProblem(file: string, error: YAMLException): Problem {
  const at = error.mark ? { line: error.mark.line + 1, column: error.mark.column + 1 } : null;
  const wrong = `this is not valid YAML: ${error.reason}`;
  if (/duplicated mapping key/.test(error.reason)) {
    return { file, at, wrong, remedy: 'a field may stand only once: remove one of the two' };
  }
  if (/aliases/.test(error.reason)) {
    return { file, at, wrong, remedy: 'write the text out instead of repeating it by *name' };
  }
  const remedy =
    'mend the indentation, quotes or colons here; put text with ": " or " #" in quotes';
  return { file, at, wrong, remedy };
}

/** The position of a path: of the value itself, or of what should have held it. */
function nearest(positions: YamlPosition, path: Path): YamlPosition {
  const [key, ...rest] = path;
  const below = key === undefined ? undefined : positions.below.get(String(key));
  return below ? nearest(below, rest) : positions;
}

const exactly = (
  positions: YamlPosition | undefined,
  [key, ...rest]: Path,
): YamlPosition | undefined =>
  key === undefined ? positions : exactly(positions?.below.get(String(key)), rest);
