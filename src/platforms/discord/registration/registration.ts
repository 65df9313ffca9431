import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
} from 'discord-api-types/v10';
import type { Command } from '../../../commands/definition/index.ts';
import { CHANNEL_COMMANDS, COMMANDS, MESSAGE_COMMANDS } from '../../../commands/index.ts';
import { LANGS, type Lang } from '../../../library/index.ts';
import { wordsFor } from '../../../replies/words/index.ts';
import { LIMITS } from '../rendering/index.ts';
import { channelRegistration } from './channel-registration.ts';

const EVERYWHERE = [
  InteractionContextType.Guild,
  InteractionContextType.BotDM,
  InteractionContextType.PrivateChannel,
];
const BY_ANYBODY = [
  ApplicationIntegrationType.GuildInstall,
  ApplicationIntegrationType.UserInstall,
];

const en = wordsFor('en');
const ja = wordsFor('ja');

/** A text in English, and what Discord shows to people who have it in Japanese. */
const translated = <K extends string>(field: K, english: string, japanese: string) =>
  ({ [field]: english, [`${field}_localizations`]: { ja: japanese } }) as Record<K, string> &
    Record<`${K}_localizations`, { ja: string }>;

const named = (name: keyof typeof en.names) => translated('name', en.names[name], ja.names[name]);

/**
 * The registration of all commands, as Discord takes it in one bulk overwrite: the typed ones, and
 * those in the menu of a message. `languages`: those that the briefs are written in.
 * Source: https://discord.com/developers/docs/interactions/application-commands
 */
export function registration(languages: readonly Lang[] = LANGS) {
  const where = { contexts: EVERYWHERE, integration_types: BY_ANYBODY };
  return [
    ...COMMANDS.map((command) => ({
      type: ApplicationCommandType.ChatInput,
      ...named(command.name),
      ...describedCommand(command),
      options: [
        ...command.options.map((option) => optionOf(command, option, languages)),
        ...(command.isPersonal ? [] : [publicOption]),
      ],
      ...where,
    })),
    ...CHANNEL_COMMANDS.map(channelRegistration),
    ...MESSAGE_COMMANDS.map(({ name }) => ({
      type: ApplicationCommandType.Message,
      ...named(name),
      ...where,
    })),
  ];
}

const describedCommand = ({ name }: Command) =>
  translated('description', en.commands[name].description, ja.commands[name].description);

/** Ends the privacy of an answer; the one option that is about where it is shown. */
export const PUBLIC = 'public';

const publicOption = {
  type: ApplicationCommandOptionType.Boolean,
  ...named(PUBLIC),
  ...translated('description', en.publicOption, ja.publicOption),
};

function optionOf(
  { name }: Command,
  { name: option, kind, required }: Command['options'][number],
  languages: readonly Lang[],
) {
  const described = ({ commands }: typeof en) => {
    const options: Readonly<Record<string, (langs: readonly Lang[]) => string>> =
      commands[name].options;
    return options[option]?.(languages) ?? '';
  };
  const common = {
    type: ApplicationCommandOptionType.String,
    ...named(option),
    ...translated('description', described(en), described(ja)),
    ...(required && { required }),
  };
  return kind === 'topic'
    ? { ...common, max_length: LIMITS.choiceValue, autocomplete: true }
    : { ...common, max_length: LIMITS.optionLength };
}
