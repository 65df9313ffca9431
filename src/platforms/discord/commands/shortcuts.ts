import type { MessageContextMenuCommandInteraction } from 'discord.js';
import { MESSAGE_COMMANDS } from '../../../commands/index.ts';
import type { Lang } from '../../../library/index.ts';
import { wordsFor } from '../../../replies/words/index.ts';
import type { HandlerContext } from '../client/index.ts';
import { isDirect, type Work } from '../client/index.ts';
import { textOf } from '../messages/index.ts';
import { answerCommand } from './slash-commands.ts';

/** What a command of a message's menu does; `stale`: it is not one of this version of the bot. */
export async function shortcutWork(
  interaction: MessageContextMenuCommandInteraction,
  lang: Lang,
  context: HandlerContext,
): Promise<Work | 'stale'> {
  const name = interaction.commandName;
  const command = MESSAGE_COMMANDS.find((one) => wordsFor('en').names[one.name] === name);
  if (!command) return 'stale';
  const options = { text: textOf(interaction.targetMessage) };
  return answerCommand(interaction, command.name, options, lang, isDirect(interaction), context);
}
