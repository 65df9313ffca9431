import { z } from 'zod';
import { LANGS, type Lang, schemasFor } from '../index.ts';

/**
 * JSON Schemas for editors, by file name: with the `yaml-language-server` line at the top of a
 * brief, VS Code completes field names and marks mistakes while one types.
 */
export function editorSchemas(): ReadonlyMap<string, string> {
  return new Map(
    [LANGS, ...LANGS.map((lang) => [lang])].flatMap((written) => {
      const { briefFile, sourcesFile, libraryFile } = schemasFor(written);
      return [
        [schemaFile('brief', written), textOf(briefFile)],
        [schemaFile('sources', written), textOf(sourcesFile)],
        [schemaFile('library', written), textOf(libraryFile)],
      ] as const;
    }),
  );
}

const textOf = (schema: z.ZodType) =>
  `${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 2)}\n`;

/** The file of a schema, for folders that are written in these languages. */
export const schemaFile = (
  kind: 'brief' | 'sources' | 'library',
  written: readonly Lang[],
): string => `${[kind, ...(written.length < LANGS.length ? written : [])].join('-')}.schema.json`;
