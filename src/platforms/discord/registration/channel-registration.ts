import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import type { ActionName, CHANNEL_COMMANDS, OptionName } from '../../../commands/index.ts';
import { LANGS } from '../../../library/index.ts';
import { wordsFor } from '../../../replies/words/index.ts';
import { LIMITS } from '../rendering/index.ts';

/**
 * Kinds of channels that take messages: text, voice and announcement channels, threads of three kinds, and stages.
 * Source: https://discord.com/developers/docs/resources/channel#channel-object-channel-types
 */
export const POSTABLE: readonly number[] = [
  ChannelType.GuildText,
  ChannelType.GuildVoice,
  ChannelType.GuildAnnouncement,
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.GuildStageVoice,
];
/** Manage Server; a server's admins can let others in. */
const MANAGE_GUILD = String(PermissionFlagsBits.ManageGuild);

const en = wordsFor('en').digestCommand;
const ja = wordsFor('ja').digestCommand;

type Words = { readonly name: string; readonly description: string };

const translated = (english: Words, japanese: Words) => ({
  name: english.name,
  name_localizations: { ja: japanese.name },
  description: english.description,
  description_localizations: { ja: japanese.description },
});

type ChannelCommand = (typeof CHANNEL_COMMANDS)[number];

/** A command of channels as Discord registers it: only in servers, and at first for those who may manage them. */
export function channelRegistration({ actions }: ChannelCommand) {
  return {
    type: ApplicationCommandType.ChatInput,
    ...translated(en, ja),
    options: (Object.keys(actions) as ActionName[]).map((action) => ({
      type: ApplicationCommandOptionType.Subcommand,
      ...translated(en.actions[action], ja.actions[action]),
      options: optionsOf(actions[action]),
    })),
    default_member_permissions: MANAGE_GUILD,
    contexts: [InteractionContextType.Guild],
    integration_types: [ApplicationIntegrationType.GuildInstall],
  };
}

function optionsOf(options: ChannelCommand['actions'][ActionName]) {
  return Object.entries(options).map(([option, { kind, required }]) => ({
    ...kinds[kind],
    ...(option === 'topics' && { max_length: LIMITS.topicsLength }),
    ...translated(en.options[option as OptionName], ja.options[option as OptionName]),
    ...(required && { required }),
  }));
}

const typed = { type: ApplicationCommandOptionType.String, max_length: LIMITS.choiceValue };
const kinds = {
  text: typed,
  completed: { ...typed, autocomplete: true },
  language: {
    type: ApplicationCommandOptionType.String,
    choices: LANGS.map((lang) => ({ name: wordsFor(lang).language, value: lang })),
  },
  flag: { type: ApplicationCommandOptionType.Boolean },
  channel: { type: ApplicationCommandOptionType.Channel, channel_types: POSTABLE },
} as const;
