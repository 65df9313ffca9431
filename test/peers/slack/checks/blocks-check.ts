import { messageBlock, viewBlock } from './blocks.ts';
import { mrkdwnCheck } from './mrkdwn-check.ts';
import { type Problem, problem, problemIf } from './problem.ts';
import { schemaCheck } from './schema-check.ts';
import { everyObject, textLength } from './walk.ts';

export type Surface = 'message' | 'view';

/** docs.slack.dev/reference/block-kit/blocks */
const MOST_BLOCKS = { message: 50, view: 100 };
const MOST_MARKDOWN = 12_000;
/**
 * Undocumented: apps are refused from 13,172 to 13,297 characters on, depending on the blocks.
 * github.com/slackapi/bolt-js/issues/2509
 */
const MOST_TEXT = 13_000;

type Block = { readonly type?: unknown; readonly block_id?: unknown };

/** The documented rules for the blocks of a message or view. */
export function blocksCheck(
  value: unknown,
  surface: Surface,
  path: Problem['path'] = ['blocks'],
): Problem[] {
  if (!Array.isArray(value)) return [problem(path, 'is no list')];
  const blocks = value as readonly Block[];
  const schema = surface === 'message' ? messageBlock : viewBlock;
  const most = MOST_BLOCKS[surface];
  const found = blocks.flatMap((block, index) => schemaCheck(schema, block, [...path, index]));
  found.push(
    ...problemIf(blocks.length > most, path, `${blocks.length} blocks; ${most} are allowed`),
  );
  if (found.length > 0) return found;
  return [
    ...repeated(blocks, 'block_id', path),
    ...blocks.flatMap((block, index) => repeated(actionsOf(block), 'action_id', [...path, index])),
    ...(surface === 'message' ? messageTotals(blocks, path) : focus(blocks, path)),
    ...mrkdwnTexts(blocks, path),
  ];
}

const actionsOf = (block: unknown) =>
  [...everyObject(block)].map(({ node }) => node).filter((node) => node.action_id !== undefined);

function repeated(
  all: readonly object[],
  field: 'block_id' | 'action_id',
  path: Problem['path'],
): Problem[] {
  const ids = all.map((one) => (one as Record<string, unknown>)[field]).filter(Boolean);
  return ids
    .filter((id, index) => ids.indexOf(id) < index)
    .map((id) => problem(path, `the ${field} ${id} is there twice`));
}

function messageTotals(blocks: readonly Block[], path: Problem['path']): Problem[] {
  const markdown = textLength(blocks.filter(({ type }) => type === 'markdown'));
  const tables = blocks.filter(({ type }) => type === 'table').length;
  const text = textLength(blocks);
  return [
    ...problemIf(
      markdown > MOST_MARKDOWN,
      path,
      `${markdown} characters of markdown in all; ${MOST_MARKDOWN} are allowed`,
    ),
    ...problemIf(tables > 1, path, 'two tables', 'only_one_table_allowed'),
    ...problemIf(
      text > MOST_TEXT,
      path,
      `${text} characters of text in all; about ${MOST_TEXT} are allowed`,
      'msg_blocks_too_long',
    ),
  ];
}

function focus(blocks: readonly Block[], path: Problem['path']): Problem[] {
  const focused = [...everyObject(blocks)].filter(({ node }) => node.focus_on_load === true);
  return problemIf(focused.length > 1, path, 'two elements have focus_on_load');
}

function mrkdwnTexts(blocks: readonly Block[], path: Problem['path']): Problem[] {
  return [...everyObject(blocks, path)]
    .filter(({ node }) => node.type === 'mrkdwn')
    .flatMap((placed) => mrkdwnCheck(String(placed.node.text), [...placed.path, 'text']));
}
