import type { AutocompleteInteraction, Interaction, RepliableInteraction } from 'discord.js';
import type { Lang } from '../../library/index.ts';
import { wordsFor } from '../../replies/words/index.ts';
import type { HandlerContext } from './client/index.ts';
import { explainFault, logError, note, type Work } from './client/index.ts';
import {
  componentActionWork,
  shortcutWork,
  slashCommandWork,
  topicChoices,
} from './commands/index.ts';
import { digestChoices, onDigest } from './digests/index.ts';

const DIGEST = wordsFor('en').digestCommand.name;

/**
 * Answers an interaction, once, with one response. Never rejects: what goes wrong is logged with its
 * cause and, where there is still somebody to answer, said.
 */
export async function onInteraction(
  interaction: Interaction,
  context: HandlerContext,
): Promise<void> {
  if (!context.deduplicator.isNew(interaction.id)) return;
  try {
    await answer(interaction, context);
  } catch (error) {
    const age = context.now().getTime() - interaction.createdTimestamp;
    logError(context.log, { interaction: interaction.id }, error, age);
  }
}

async function answer(interaction: Interaction, context: HandlerContext): Promise<void> {
  const lang = langOf(interaction, context);
  if (interaction.isAutocomplete() && interaction.commandName === DIGEST) {
    return context.send.choices(interaction, await digestChoices(interaction, lang, context));
  }
  if (interaction.isAutocomplete()) {
    const choices = topicChoices(typedIn(interaction), lang, context.commandService.library());
    return context.send.choices(interaction, choices);
  }
  if (!interaction.isRepliable()) return;
  const wait = context.buckets.take(interaction.user.id, context.now());
  if (wait > 0) return note(interaction, context, lang, ({ chat }) => chat.tooFast(wait));
  if (interaction.isChatInputCommand() && interaction.commandName === DIGEST) {
    return onDigest(interaction, lang, context);
  }
  const work = await workFor(interaction, lang, context);
  if (work === 'stale') return note(interaction, context, lang, ({ chat }) => chat.stale);
  if (work === 'failed') return note(interaction, context, lang, ({ chat }) => chat.failed);
  await work();
}

/** What is to be done, all of it computed: what is left is to send it. */
async function workFor(
  interaction: RepliableInteraction,
  lang: Lang,
  context: HandlerContext,
): Promise<Work | 'stale' | 'failed'> {
  try {
    if (interaction.isChatInputCommand()) return await slashCommandWork(interaction, lang, context);
    if (interaction.isMessageContextMenuCommand())
      return await shortcutWork(interaction, lang, context);
    if (interaction.isButton())
      return await componentActionWork(interaction, interaction.customId, lang, context);
    if (interaction.isStringSelectMenu()) {
      return await componentActionWork(interaction, interaction.values[0] ?? '', lang, context);
    }
    return 'stale';
  } catch (error) {
    context.log.error({ interaction: interaction.id }, explainFault(error));
    return 'failed';
  }
}

/** What is being typed; nothing where the interaction does not say. */
function typedIn({ options }: AutocompleteInteraction): string {
  return String(options.data.find(({ focused }) => focused)?.value ?? '');
}

/** The language of the person's Discord, else of the server's, else the bot's own. */
function langOf({ locale, guildLocale }: Interaction, { defaultLang }: HandlerContext): Lang {
  const said: string | null = locale ?? guildLocale ?? null;
  if (said === null) return defaultLang;
  return said === 'ja' ? 'ja' : 'en';
}
