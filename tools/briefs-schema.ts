import { writeFile } from 'node:fs/promises';
import { editorSchemas } from '../src/library/json-schema.ts';

/** `npm run briefs:schema`: writes the JSON Schemas for editors anew from the zod schema. */
for (const [name, text] of editorSchemas()) {
  const file = new URL(`../briefs/${name}`, import.meta.url);
  await writeFile(file, text);
  process.stdout.write(`briefs/${name}\n`);
}
