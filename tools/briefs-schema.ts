import { writeFile } from 'node:fs/promises';
import { commandLine, EXIT, runScript } from '../src/cli/terminal.ts';
import { editorSchemas } from '../src/library/loading/json-schema.ts';

/** `npm run briefs:schema`: writes the JSON Schemas for editors anew from the zod schema. */
const program = commandLine('briefs:schema', 'writes the JSON Schemas of briefs/ anew for editors');

await runScript(program, async () => {
  for (const [name, text] of editorSchemas()) {
    const file = new URL(`../briefs/${name}`, import.meta.url);
    await writeFile(file, text);
    process.stdout.write(`briefs/${name}\n`);
  }
  return EXIT.ok;
});
