import { type core, z } from 'zod';
import { type Problem, problem } from './problem.ts';

z.config(z.locales.en());

/** Holds a part of a body against a schema. */
export function schemaCheck(
  schema: z.ZodType,
  value: unknown,
  path: Problem['path'],
  error: string | null = 'invalid_blocks',
): Problem[] {
  const result = schema.safeParse(value);
  return result.success ? [] : result.error.issues.map((issue) => told(issue, path, error));
}

function told(issue: core.$ZodIssue, above: Problem['path'], error: string | null): Problem {
  const steps = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
  return problem([...above, ...steps], issue.message || issue.code, error);
}
