import { MessageFlags } from 'discord.js';
import type { Lang } from '../../../library/index.ts';
import { type ComponentAction, decode } from '../../shared/rendering/index.ts';
import type { HandlerContext } from '../client/index.ts';
import { isDirect, note, type Pressed, postReply, showReply, type Work } from '../client/index.ts';
import { render } from '../rendering/index.ts';

/** What a button or a choice does; `stale`: it is not one of this version of the bot. */
export function pressWork(
  pressed: Pressed,
  id: string,
  lang: Lang,
  context: HandlerContext,
): Work | 'stale' {
  const press = decode(id, context.commandService.library());
  if (!press) return 'stale';
  if (press.kind === 'vote') return voteWork(pressed, press, lang, context);
  const { command, options, lang: wanted } = press.run;
  const reply = context.commandService.handle(command, { lang: wanted, options }, null);
  const isEphemeral = pressed.message.flags.has(MessageFlags.Ephemeral);
  if (press.kind === 'post') return postReply(pressed, reply, lang, context, press.page);
  if (press.kind === 'show' && isOwn(pressed, isEphemeral)) {
    const { pages } = render(reply, { offerPost: isEphemeral && !isDirect(pressed) });
    const shown = pages[Math.min(press.page, pages.length - 1)];
    return async () => shown && context.send.update(pressed, shown);
  }
  return showReply(pressed, reply, isDirect(pressed), context, press.page);
}

function voteWork(
  pressed: Pressed,
  { vote, facts }: ComponentAction & { kind: 'vote' },
  lang: Lang,
  context: HandlerContext,
): Work | 'stale' {
  if (facts.length === 0) return 'stale';
  // Who presses twice has voted once, as long as the bot runs; nothing of a person is stored.
  if (context.seen.isNew(`${pressed.message.id}:${pressed.user.id}`)) {
    for (const fact of facts) context.ratings.addRating(fact, vote).catch(() => {}); // it tells
  }
  return () => note(pressed, context, lang, ({ answer }) => answer.rated);
}

/**
 * Whether a message may change under the person who presses: it is seen by them alone, or they asked
 * for it, by a command or in words. Anybody else gets a copy of their own.
 */
function isOwn(pressed: Pressed, isEphemeral: boolean): boolean {
  const { interactionMetadata, mentions } = pressed.message;
  const asker = (interactionMetadata?.user ?? mentions.repliedUser)?.id;
  return isEphemeral || isDirect(pressed) || asker === pressed.user.id;
}
