import type { z } from 'zod';
import { LANGS } from '../index.ts';
import { closest, HALF_WIDTH_COMMA, remedyForWideSigns, WIDE_COMMA } from '../text/index.ts';
import { LANGUAGE_NAMES } from './language-names.ts';
import type { Fields } from './schema-fields.ts';

type Issue = z.core.$ZodIssue;
type Explained = { path: PropertyKey[]; wrong: string; remedy: string };

/**
 * Says in an editor's words what zod found: which field, what is wrong with it, what would be
 * right. `fields` are those of the schema.
 */
export function explainIssue(issue: Issue, root: unknown, fields: Fields): Explained[] {
  const path = [...issue.path];
  const field = fieldName(path);
  const given = valueAt(root, path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => explainUnknownKey(key, path, root, fields.all));
  }
  const accepted = acceptedValues(issue);
  const expected = issue.code === 'invalid_type' ? nameOf(issue.expected, path, fields) : '';
  if (given === undefined) {
    return [
      {
        path,
        wrong: `${field} is missing`,
        remedy: missingRemedy(path, issue, accepted, expected),
      },
    ];
  }
  if (accepted) {
    return [{ path, wrong: `${field} is ${show(given)}`, remedy: `write one of ${accepted}` }];
  }
  const wide = issue.code === 'invalid_type' ? remedyForWideSigns(String(given)) : null;
  if (wide && typeof given === 'string')
    return [{ path, wrong: `${field} is ${show(given)}`, remedy: wide }];
  if (issue.code === 'invalid_type') {
    const hint =
      issue.expected === 'string'
        ? ' (in quotes, if YAML takes it for something else)'
        : issue.expected === 'array' && typeof given === 'string' && given.length <= MOST_SHOWN
          ? `: [${given}]`
          : '';
    return [
      {
        path,
        wrong: `${field} is ${show(given)}`,
        remedy: `write ${expected}${hint}`,
      },
    ];
  }
  const isItem = typeof path.at(-1) === 'number' && typeof given === 'string';
  if (isItem && WIDE_COMMA.test(given)) {
    return [{ path, wrong: `${field} is ${show(given)}, as one item`, remedy: HALF_WIDTH_COMMA }];
  }
  const remedy = issue.code === 'invalid_union' ? 'write text here' : issue.message;
  return [{ path, wrong: `${field} is ${show(given)}`, remedy }];
}

/** A key that does not belong where it stands: it goes with another status, or is misspelt, or is none. */
function explainUnknownKey(
  key: string,
  path: readonly PropertyKey[],
  root: unknown,
  known: readonly string[],
): Explained {
  const place = { path: [...path, key] };
  const unwritten = LANGS.find((lang) => lang === key && !known.includes(lang));
  if (unwritten) {
    const wrong = `${fieldName([...path, key])} is ${LANGUAGE_NAMES[unwritten]}, which "languages" of library.yaml does not name`;
    const remedy = `remove it, or write "languages: [${LANGS.join(', ')}]" there, and every text in both`;
    return { ...place, wrong, remedy };
  }
  const wrong = `"${key}" is not a field of ${fieldName(path)}`;
  const status = valueAt(root, [...path, 'status']);
  if (known.includes(key) && status !== undefined) {
    return {
      ...place,
      wrong: `${wrong}, whose status is ${show(status)}`,
      remedy: 'remove it, or change the status; CONTRIBUTING.md shows which fields go with which',
    };
  }
  if (valueAt(root, place.path) === null && /\s/.test(key)) {
    const remedy = `put the whole text in quotes, if "${key}" belongs to the text before it: between { } a comma begins another field. Otherwise remove it`;
    return { ...place, wrong, remedy };
  }
  const guess = closest(key, known);
  const isMisspelt = guess && guess !== key;
  const remedy = isMisspelt ? `did you mean "${guess}"? Otherwise remove it` : 'remove it';
  return { ...place, wrong, remedy };
}

function acceptedValues(issue: Issue): string | null {
  if (issue.code === 'invalid_value') return issue.values.map(String).join(', ');
  if (issue.code === 'invalid_union' && 'options' in issue && Array.isArray(issue.options)) {
    return issue.options.map(String).join(', ');
  }
  return null;
}

/** `facts[2].ja` for a person: `facts[3].ja` counts from 1, as one counts on the screen. */
export function fieldName(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'the file';
  return path
    .map((part) => (/^\d+$/.test(String(part)) ? `[${Number(part) + 1}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
}

function missingRemedy(
  path: readonly PropertyKey[],
  issue: Issue,
  accepted: string | null,
  expected: string,
): string {
  const key = String(path.at(-1));
  const isText = issue.code === 'invalid_type' && issue.expected === 'string';
  const lang = LANGS.find((one) => one === key);
  if (lang && isText) return `add the ${LANGUAGE_NAMES[lang]} text ("${lang}: …")`;
  if (issue.code === 'custom') return issue.message;
  if (key === 'cites') return 'cite at least one paragraph: "cites: [source-id#1]"';
  if (accepted) return `add "${key}:" with one of ${accepted}`;
  return `add "${key}:" with ${expected || 'a value'}`;
}

const NAMES: Record<string, string> = {
  string: 'text',
  array: 'a list',
  number: 'a number',
  int: 'a whole number',
};

/** What is expected at a place, in words. */
function nameOf(type: string, path: readonly PropertyKey[], fields: Fields): string {
  if (fields.isDayAt(path)) return 'a day, YYYY-MM-DD';
  if (type !== 'object') return NAMES[type] ?? type;
  const required = fields.requiredAt(path);
  return required.length > 0
    ? `its fields, each on a line of its own: ${required.join(', ')}`
    : 'fields, each on a line of its own';
}

/** A longer text is not shown in a message. */
const MOST_SHOWN = 60;

/** A value as a message shows it: quoted where it is short, else described. */
export function show(value: unknown): string {
  if (value === null || value === '') return 'empty';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return 'a set of fields';
  const text = String(value);
  return text.length > MOST_SHOWN ? `${text.length} characters long` : JSON.stringify(text);
}

/** What stands at a path; undefined: nothing. */
export function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  let value: unknown = root;
  for (const part of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<PropertyKey, unknown>)[part];
  }
  return value;
}
