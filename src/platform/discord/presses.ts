import { MessageFlags } from 'discord.js';
import type { Lang } from '../../library/schema.ts';
import { decode, type Press } from '../shared/press.ts';
import { render } from './render.ts';
import { isDirect, note, type Pressed, postReply, showReply, type Work } from './show-reply.ts';
import type { Staff } from './staff.ts';

/** What a button or a choice does; `stale`: it is not one of this version of the bot. */
export function pressWork(pressed: Pressed, id: string, lang: Lang, staff: Staff): Work | 'stale' {
  const press = decode(id, staff.desk.library());
  if (!press) return 'stale';
  if (press.kind === 'vote') return voteWork(pressed, press, lang, staff);
  const { command, options, lang: wanted } = press.run;
  const reply = staff.desk.serve(command, { lang: wanted, options }, null);
  const isEphemeral = pressed.message.flags.has(MessageFlags.Ephemeral);
  if (press.kind === 'post') return postReply(pressed, reply, lang, staff, press.page);
  if (press.kind === 'show' && isOwn(pressed, isEphemeral)) {
    const { pages } = render(reply, { offerPost: isEphemeral && !isDirect(pressed) });
    const shown = pages[Math.min(press.page, pages.length - 1)];
    return async () => shown && staff.send.update(pressed, shown);
  }
  return showReply(pressed, reply, isDirect(pressed), staff, press.page);
}

function voteWork(
  pressed: Pressed,
  { vote, facts }: Press & { kind: 'vote' },
  lang: Lang,
  staff: Staff,
): Work | 'stale' {
  if (facts.length === 0) return 'stale';
  // Who presses twice has voted once, as long as the bot runs; nothing of a person is stored.
  if (staff.seen.isNew(`${pressed.message.id}:${pressed.user.id}`)) {
    for (const fact of facts) staff.ratings.addRating(fact, vote).catch(() => {}); // it tells
  }
  return () => note(pressed, staff, lang, ({ answer }) => answer.rated);
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
