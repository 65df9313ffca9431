import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { editorSchemas } from '../../src/library/loading/json-schema.ts';

test.each([...editorSchemas()])(
  'briefs/%s is what the zod schema says; if not, run npm run briefs:schema',
  (name, text) => {
    expect(readFileSync(`briefs/${name}`, 'utf8')).toBe(text);
  },
);
