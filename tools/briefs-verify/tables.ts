import { z } from 'zod';
import { type DateText, isDateText } from '../../src/library/dates.ts';
import type { Problem } from '../../src/library/loading/problem.ts';
import { pathOf, readText } from '../../src/library/loading/read-folder.ts';
import { readYaml, type YamlFile } from '../../src/library/loading/yaml-file.ts';
import { WEEKDAYS } from './dates.ts';

const text = z.string().trim().min(1, { error: 'write some text' });
const day = z
  .string()
  .refine((value): value is DateText => isDateText(value) && value.length === 10, {
    error: 'write a day as YYYY-MM-DD',
  });

/** verify.yaml: what no rule can know, told once and in the open. */
const tables = z.strictObject({
  spellings: z
    .array(z.strictObject({ brief: text, source: z.array(text).min(1) }))
    .default([])
    .describe('A name as briefs write it, and the forms in the articles that bear it out'),
  weekdays: z
    .array(z.strictObject({ source: text, weekday: z.enum(WEEKDAYS), day, reason: text }))
    .default([])
    .describe('Which day a weekday is in an article whose own day is not shown'),
  noFact: z
    .array(
      z.union([
        z.strictObject({ source: text, paragraph: z.int().min(1), reason: text }),
        z.strictObject({ source: text, note: z.int().min(1), reason: text }),
      ]),
    )
    .default([])
    .describe('Paragraphs, and notes on sources held in part, with nothing in them to state'),
});

export type Tables = z.infer<typeof tables>;

/** The tables of a folder of briefs; empty ones where it has no verify.yaml. */
export async function readTables(
  folder: string,
): Promise<{ ok: YamlFile<Tables> } | { problems: readonly Problem[] }> {
  const file = pathOf(folder, 'verify.yaml');
  const read = await readText(folder, 'verify.yaml');
  return readYaml(file, 'problem' in read ? '{}' : read.text, tables);
}
