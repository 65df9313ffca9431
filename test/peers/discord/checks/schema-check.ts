import { type core, z } from 'zod';
import type { ZodMiniType } from 'zod/mini';
import { type Problem, problem } from './problem.ts';

// The schemas are made with zod/mini, which has no words of its own for what is wrong.
z.config(z.locales.en());

type Issue = core.$ZodIssue;

/** Holds a body against a schema of Discord's own OpenAPI description. */
export function schemaCheck(schema: ZodMiniType, body: unknown): Problem[] {
  const result = schema.safeParse(body);
  return result.success ? [] : result.error.issues.flatMap((issue) => told(issue));
}

/** A failed union says only "invalid": tell the faults of the alternative that was meant. */
function told(issue: Issue): Problem[] {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) {
    return [problem(path, issue.message || issue.code, issue.code.toUpperCase())];
  }
  const meant = issue.errors.toSorted((a, b) => strangeness(a) - strangeness(b))[0] ?? [];
  return meant.flatMap((inner) => told({ ...inner, path: [...issue.path, ...inner.path] }));
}

/** An alternative of another `type` was not meant; else the one with the fewest faults was. */
function strangeness(issues: readonly Issue[]): number {
  const otherType = issues.some(({ path }) => path.length === 1 && path[0] === 'type');
  const otherShape = issues.some(({ path }) => path.length === 0);
  return issues.length + (otherType || otherShape ? 1_000 : 0);
}
