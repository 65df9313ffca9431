import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadLibrary } from '../src/library/loading/index.ts';
import { editorSchemas } from '../src/library/loading/json-schema.ts';
import { packFolder } from './support/pack.ts';

/** “A brief, field by field” of CONTRIBUTING.md against the schema. */
const [, section = ''] =
  /^## A brief, field by field\n([\s\S]*?)^## /m.exec(readFileSync('CONTRIBUTING.md', 'utf8')) ??
  [];

type Schema = {
  properties: Readonly<Record<string, Schema>>;
  required: readonly string[];
  items: Schema;
  oneOf: readonly Schema[];
  const: string;
  enum: readonly string[];
};

function schemaOf(name: string, ...path: readonly string[]): Schema {
  const whole: Schema = JSON.parse(editorSchemas().get(name) ?? '{}');
  return path.reduce((schema, field) => fieldOf(schema, field), whole);
}

function fieldOf({ properties }: Schema, name: string): Schema {
  const field = properties[name];
  if (!field) throw new RangeError(`the schema has no ${name}`);
  return field;
}

const FACTS = schemaOf('brief.schema.json', 'facts').items.oneOf;
const STRUCTURE = schemaOf('library.schema.json', 'structures').items;
const SOURCE = schemaOf('sources.schema.json', 'sources').items;

/** The fields of each table of fields, with `required` or `optional`. */
const tables = [...section.matchAll(/^\| Field .*\n\| -.*\n((?:\| .*\n)+)/gm)].map(
  ([, rows = '']) =>
    rows
      .trim()
      .split('\n')
      .flatMap((row) => {
        const [, names = '', need = ''] = row.split('|');
        return [...names.matchAll(/`(\w+)`/g)].map(([, name]) => `${name} ${need.trim()}`);
      })
      .sort(),
);

const fieldsOf = ({ properties, required }: Schema) =>
  Object.keys(properties)
    .map((name) => `${name} ${required.includes(name) ? 'required' : 'optional'}`)
    .sort();

describe('the tables have every field of the schema, with what is required', () => {
  // What is written with one status only stands in the table of statuses.
  test.each([
    ['a brief', 0, schemaOf('brief.schema.json')],
    ['a fact', 1, FACTS[0]],
    ['a source', 2, SOURCE],
    ['library.yaml', 3, schemaOf('library.schema.json')],
    ['a structure', 5, STRUCTURE],
    ['a node', 6, fieldOf(STRUCTURE, 'nodes').items],
    ['an edge', 7, fieldOf(STRUCTURE, 'edges').items],
  ])('%s', (_, n, schema) => {
    expect(tables[n]).toEqual(schema && fieldsOf(schema));
  });

  test('there is a row for each status and each kind', () => {
    const statuses = FACTS.map((fact) => fieldOf(fact, 'status').const);
    const values = [...statuses, ...fieldOf(SOURCE, 'kind').enum];
    expect(values.length).toBe(8);
    for (const value of values) expect(section).toMatch(new RegExp(`^\\| \`${value}\` `, 'm'));
  });
});

test('the example is a folder of briefs without faults', async () => {
  const [brief, sources, library, structures] = [
    ...section.matchAll(/^```yaml\n([\s\S]*?)^```/gm),
  ].map(([, text]) => text);
  const folder = await packFolder({
    'pier.yaml': brief,
    'sources.yaml': sources,
    'library.yaml': `${library}${structures}`,
  });
  const loaded = await loadLibrary(folder);
  expect(loaded.problems).toEqual([]);
  expect(loaded.library?.facts.size).toBe(3);
  expect(loaded.library?.structures[0]?.edges).toHaveLength(2);
});
