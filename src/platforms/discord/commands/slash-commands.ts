import type { ChatInputCommandInteraction, RepliableInteraction } from 'discord.js';
import { commandNamed } from '../../../commands/index.ts';
import type { Lang } from '../../../library/index.ts';
import type { CommandName, Options } from '../../../replies/index.ts';
import type { HandlerContext } from '../client/index.ts';
import { isDirect, personOf, showReply, type Work } from '../client/index.ts';
import { PUBLIC } from '../registration/index.ts';

/** What a slash command does; `stale`: it is not one of this version of the bot. */
export async function slashCommandWork(
  interaction: ChatInputCommandInteraction,
  lang: Lang,
  context: HandlerContext,
): Promise<Work | 'stale'> {
  const command = commandNamed(interaction.commandName);
  if (!command) return 'stale';
  const given = command.options.flatMap(({ name }) => {
    const value = interaction.options.getString(name);
    return value === null ? [] : [[name, value] as const];
  });
  const wanted = command.isPersonal ? null : interaction.options.getBoolean(PUBLIC);
  const isPublic = wanted ?? isDirect(interaction);
  return answerCommand(
    interaction,
    command.name,
    Object.fromEntries(given),
    lang,
    isPublic,
    context,
  );
}

/** Answers a command for the eyes of who used it, or of everybody. */
export async function answerCommand(
  interaction: RepliableInteraction,
  command: CommandName,
  options: Options,
  lang: Lang,
  isPublic: boolean,
  context: HandlerContext,
): Promise<Work> {
  const conversation = `discord:${interaction.channelId}:${interaction.user.id}`;
  const person = personOf(interaction);
  const request = { lang, options, person, isPublic: isPublic && !isDirect(interaction) };
  const reply = await context.commandService.handle(command, request, conversation);
  return showReply(interaction, reply, isPublic, context);
}
