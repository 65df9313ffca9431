import { z } from 'zod';
import { briefFile, libraryFile, sourcesFile } from '../index.ts';

/**
 * JSON Schemas for editors, by file name: with the `yaml-language-server` line at the top of a
 * brief, VS Code completes field names and marks mistakes while one types.
 */
export function editorSchemas(): ReadonlyMap<string, string> {
  const schemas = {
    'brief.schema.json': briefFile,
    'sources.schema.json': sourcesFile,
    'library.schema.json': libraryFile,
  };
  return new Map(
    Object.entries(schemas).map(([name, schema]) => [
      name,
      `${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 2)}\n`,
    ]),
  );
}
