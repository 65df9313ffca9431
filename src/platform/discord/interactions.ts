import type {
  AutocompleteInteraction,
  ChatInputCommandInteraction,
  Interaction,
  MessageContextMenuCommandInteraction,
  RepliableInteraction,
} from 'discord.js';
import { commandNamed, MESSAGE_COMMANDS } from '../../commands/table.ts';
import type { Lang } from '../../library/schema.ts';
import type { CommandName, Options } from '../../reply/reply.ts';
import { wordsFor } from '../../reply/words/index.ts';
import { topicChoices } from './autocomplete.ts';
import { PUBLIC } from './commands.ts';
import { onDigest } from './digest-command.ts';
import { digestChoices } from './digest-completion.ts';
import { explainFault, logError } from './explain-error.ts';
import { textOf } from './message-text.ts';
import { pressWork } from './presses.ts';
import { isDirect, note, showReply, type Work } from './show-reply.ts';
import type { Staff } from './staff.ts';

const DIGEST = wordsFor('en').digestCommand.name;

/**
 * Answers an interaction, once, with one response. Never rejects: what goes wrong is logged with its
 * cause and, where there is still somebody to tell, said.
 */
export async function onInteraction(interaction: Interaction, staff: Staff): Promise<void> {
  if (!staff.seen.isNew(interaction.id)) return;
  try {
    await answer(interaction, staff);
  } catch (error) {
    const age = staff.now().getTime() - interaction.createdTimestamp;
    logError(staff.log, { interaction: interaction.id }, error, age);
  }
}

async function answer(interaction: Interaction, staff: Staff): Promise<void> {
  const lang = langOf(interaction, staff);
  if (interaction.isAutocomplete() && interaction.commandName === DIGEST) {
    return staff.send.choices(interaction, await digestChoices(interaction, lang, staff));
  }
  if (interaction.isAutocomplete()) {
    const choices = topicChoices(typedIn(interaction), lang, staff.desk.library());
    return staff.send.choices(interaction, choices);
  }
  if (!interaction.isRepliable()) return;
  const wait = staff.buckets.take(interaction.user.id, staff.now());
  if (wait > 0) return note(interaction, staff, lang, ({ chat }) => chat.tooFast(wait));
  if (interaction.isChatInputCommand() && interaction.commandName === DIGEST) {
    return onDigest(interaction, lang, staff);
  }
  const work = workFor(interaction, lang, staff);
  if (work === 'stale') return note(interaction, staff, lang, ({ chat }) => chat.stale);
  if (work === 'failed') return note(interaction, staff, lang, ({ chat }) => chat.failed);
  await work();
}

/** What is to be done, all of it computed: what is left is to send it. */
function workFor(
  interaction: RepliableInteraction,
  lang: Lang,
  staff: Staff,
): Work | 'stale' | 'failed' {
  try {
    if (interaction.isChatInputCommand()) return commandWork(interaction, lang, staff);
    if (interaction.isMessageContextMenuCommand()) return menuWork(interaction, lang, staff);
    if (interaction.isButton()) return pressWork(interaction, interaction.customId, lang, staff);
    if (interaction.isStringSelectMenu()) {
      return pressWork(interaction, interaction.values[0] ?? '', lang, staff);
    }
    return 'stale';
  } catch (error) {
    staff.log.error({ interaction: interaction.id }, explainFault(error));
    return 'failed';
  }
}

function commandWork(
  interaction: ChatInputCommandInteraction,
  lang: Lang,
  staff: Staff,
): Work | 'stale' {
  const command = commandNamed(interaction.commandName);
  if (!command) return 'stale';
  const given = command.options.flatMap(({ name }) => {
    const value = interaction.options.getString(name);
    return value === null ? [] : [[name, value] as const];
  });
  const isPublic = interaction.options.getBoolean(PUBLIC) ?? isDirect(interaction);
  return show(interaction, command.name, Object.fromEntries(given), lang, isPublic, staff);
}

function menuWork(
  interaction: MessageContextMenuCommandInteraction,
  lang: Lang,
  staff: Staff,
): Work | 'stale' {
  const name = interaction.commandName;
  const command = MESSAGE_COMMANDS.find((one) => wordsFor('en').names[one.name] === name);
  if (!command) return 'stale';
  const options = { text: textOf(interaction.targetMessage) };
  return show(interaction, command.name, options, lang, isDirect(interaction), staff);
}

function show(
  interaction: RepliableInteraction,
  command: CommandName,
  options: Options,
  lang: Lang,
  isPublic: boolean,
  staff: Staff,
): Work {
  const conversation = `discord:${interaction.channelId}:${interaction.user.id}`;
  const reply = staff.desk.serve(command, { lang, options }, conversation);
  return showReply(interaction, reply, isPublic, staff);
}

/** What is being typed; nothing where the interaction does not say. */
function typedIn({ options }: AutocompleteInteraction): string {
  return String(options.data.find(({ focused }) => focused)?.value ?? '');
}

/** The language of the person's Discord, else of the server's, else the bot's own. */
function langOf({ locale, guildLocale }: Interaction, { defaultLang }: Staff): Lang {
  const said: string | null = locale ?? guildLocale ?? null;
  if (said === null) return defaultLang;
  return said === 'ja' ? 'ja' : 'en';
}
