import { dayOf, snapshotCache } from '../library/index.ts';
import { type CommandName, type Reply, withPage } from '../replies/index.ts';
import type { Context, Request } from './definition/index.ts';
import { runCommand } from './table.ts';

/** So many are kept; a brief in both languages, with its timeline and its sources, makes six. */
const MOST = 500;

/**
 * Runs commands, and keeps the replies that depend on nothing but the library, the day, the language
 * and a topic: the next one who asks gets the same reply, which platforms need not render again.
 * Questions, people's texts and what is stored about them are not kept. `publicUrl`: the origin of the public pages, to
 * which replies then lead.
 */
export function knownReplies(publicUrl: string | null) {
  const known = snapshotCache<Reply>(MOST);
  return (name: CommandName, request: Request, context: Context): Reply => {
    const run = () => withPage(runCommand(name, request, context), context.library, publicUrl);
    const { topic = '', ...others } = request.options;
    if (name === 'ask' || context.stored || Object.keys(others).length > 0) return run();
    const key = [name, request.lang, dayOf(context.now), topic].join('\n');
    return known(context.library, key, run);
  };
}
