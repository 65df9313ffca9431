import { z } from 'zod';
import { blocksCheck } from './blocks-check.ts';
import { type Problem, problem, problemIf } from './problem.ts';
import { schemaCheck } from './schema-check.ts';
import { plain } from './texts.ts';

/** docs.slack.dev/reference/views */
const LARGEST_VIEW = 250_000;

const common = {
  blocks: z.array(z.unknown()),
  private_metadata: z.string().max(3_000).optional(),
  callback_id: z.string().max(255).optional(),
  external_id: z.string().max(255).optional(),
};

const view = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('home'), ...common }),
  z.strictObject({
    type: z.literal('modal'),
    ...common,
    title: plain(24),
    submit: plain(24).optional(),
    close: plain(24).optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
    submit_disabled: z.boolean().optional(),
  }),
]);

/** The documented rules for a modal or Home tab. */
export function viewCheck(value: unknown): Problem[] {
  const wrong = schemaCheck(view, value, ['view'], 'invalid_arguments');
  if (wrong.length > 0) return wrong;
  const { type, blocks, submit } = value as { type: string; blocks: unknown[]; submit?: object };
  const hasInput = blocks.some((block) => (block as { type?: unknown }).type === 'input');
  const size = JSON.stringify(value).length;
  return [
    ...blocksCheck(blocks, 'view', ['view', 'blocks']).map((found) => ({
      ...found,
      error: found.error && 'invalid_arguments',
    })),
    ...problemIf(
      type === 'modal' && hasInput && !submit,
      ['view', 'submit'],
      'is missing, though there is an input',
      'invalid_arguments',
    ),
    ...problemIf(size > LARGEST_VIEW, ['view'], `${size} characters`, 'view_too_large'),
  ];
}

/** A view of a certain kind: `views.open` takes modals, `views.publish` Home tabs. */
export const viewOfType = (value: unknown, type: 'home' | 'modal'): Problem[] =>
  (value as { type?: unknown } | null)?.type === type
    ? viewCheck(value)
    : [problem(['view', 'type'], `is not ${type}`, 'invalid_arguments')];
