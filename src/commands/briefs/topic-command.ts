import type { Brief, Lang } from '../../library/index.ts';
import { findTopic } from '../../library/index.ts';
import type { CommandName, Reply } from '../../replies/index.ts';
import type { Command, Context } from '../definition/index.ts';
import { unknownTopic } from './unknown-topic.ts';

/**
 * A command that takes an optional topic, by id, title or alias in either language. `reply` gets
 * the brief, or null where no topic was given; an unknown topic is answered here, with what is near.
 */
export function topicCommand(
  name: CommandName,
  reply: (topic: Brief | null, lang: Lang, context: Context) => Reply,
): Command {
  return {
    name,
    options: [{ name: 'topic', kind: 'topic', required: false }],
    run({ lang, options }, context) {
      const typed = options.topic?.trim() ?? '';
      if (typed === '') return reply(null, lang, context);
      const found = findTopic(context.library, typed);
      return found ? reply(found, lang, context) : unknownTopic(name, typed, lang, context);
    },
  };
}
