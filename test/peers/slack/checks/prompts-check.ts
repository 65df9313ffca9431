import { z } from 'zod';
import { type Problem, problemIf } from './problem.ts';
import { schemaCheck } from './schema-check.ts';

/** docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts */
const prompts = z
  .array(z.strictObject({ title: z.string().min(1), message: z.string().min(1) }))
  .min(1)
  .max(4);

export function promptsCheck(
  { prompts: value, thread_ts: threadTs }: { prompts: unknown; thread_ts?: unknown },
  isAgent: boolean,
): Problem[] {
  return [
    ...schemaCheck(prompts, value, ['prompts'], 'invalid_arguments'),
    ...problemIf(
      isAgent && threadTs !== undefined,
      ['thread_ts'],
      'an app with agent_view must leave it out: the call has no effect',
      null,
    ),
  ];
}
