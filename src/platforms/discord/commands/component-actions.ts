import { MessageFlags } from 'discord.js';
import type { Lang } from '../../../library/index.ts';
import { countVote } from '../../shared/client/index.ts';
import { type ComponentAction, decode } from '../../shared/rendering/index.ts';
import type { HandlerContext } from '../client/index.ts';
import {
  type ComponentInteraction,
  isDirect,
  note,
  personOf,
  postReply,
  replaceWith,
  showReply,
  type Work,
} from '../client/index.ts';

/** What a button or a choice does; `stale`: it is not one of this version of the bot. */
export async function componentActionWork(
  interaction: ComponentInteraction,
  id: string,
  lang: Lang,
  context: HandlerContext,
): Promise<Work | 'stale'> {
  const action = decode(id, context.commandService.library());
  if (!action) return 'stale';
  if (action.kind === 'vote') return voteWork(interaction, action, lang, context);
  const { command, options, lang: wanted } = action.run;
  const person = personOf(interaction);
  const request = { lang: wanted, options, person, isPublic: action.kind === 'post' };
  const reply = await context.commandService.handle(command, request, null);
  const isEphemeral = interaction.message.flags.has(MessageFlags.Ephemeral);
  if (action.kind === 'post') return postReply(interaction, reply, lang, context, action.page);
  if (action.kind === 'show' && isOwn(interaction, isEphemeral)) {
    const offerPost = isEphemeral && !isDirect(interaction);
    return replaceWith(interaction, reply, context, action.page, offerPost);
  }
  return showReply(interaction, reply, isDirect(interaction), context, action.page);
}

function voteWork(
  interaction: ComponentInteraction,
  action: ComponentAction & { kind: 'vote' },
  lang: Lang,
  context: HandlerContext,
): Work | 'stale' {
  if (action.facts.length === 0) return 'stale';
  const { message, user } = interaction;
  const cast = { ...action, platform: 'discord', message: message.id, person: user.id } as const;
  countVote(cast, context).catch(() => {}); // it logs; the thanks do not wait
  return () => note(interaction, context, lang, ({ answer }) => answer.rated);
}

/**
 * Whether a message may be replaced for the person who clicked: it is seen by them alone, or they asked
 * for it, by a command or in words. Anybody else gets a copy of their own.
 */
function isOwn(interaction: ComponentInteraction, isEphemeral: boolean): boolean {
  const { interactionMetadata, mentions } = interaction.message;
  const asker = (interactionMetadata?.user ?? mentions.repliedUser)?.id;
  return isEphemeral || isDirect(interaction) || asker === interaction.user.id;
}
