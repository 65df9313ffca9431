import {
  ACTION_OPTIONS,
  type ActionName,
  type OptionName,
} from '../../../digests/management/index.ts';
import { LANGS } from '../../../library/index.ts';
import { wordsFor } from '../../../replies/words/index.ts';
import { LIMITS } from '../rendering/index.ts';

const CHAT_INPUT = 1;
const SUBCOMMAND = 1;
const STRING = 3;
const BOOLEAN = 5;
const CHANNEL = 7;
const IN_SERVERS = [0];
const BY_SERVERS = [0];
/**
 * Kinds of channels that take messages: text, voice and announcement channels, threads of three kinds, and stages.
 * Source: https://discord.com/developers/docs/resources/channel#channel-object-channel-types
 */
export const POSTABLE: readonly number[] = [0, 2, 5, 10, 11, 12, 13];
/** Manage Server; a server's admins can let others in. */
const MANAGE_GUILD = String(1 << 5);

const en = wordsFor('en').digestCommand;
const ja = wordsFor('ja').digestCommand;

type Words = { readonly name: string; readonly description: string };

const translated = (english: Words, japanese: Words) => ({
  name: english.name,
  name_localizations: { ja: japanese.name },
  description: english.description,
  description_localizations: { ja: japanese.description },
});

/** `/digest` as Discord registers it: only in servers, and at first for those who may manage them. */
export function digestRegistration() {
  return {
    type: CHAT_INPUT,
    ...translated(en, ja),
    options: (Object.keys(ACTION_OPTIONS) as ActionName[]).map((action) => ({
      type: SUBCOMMAND,
      ...translated(en.actions[action], ja.actions[action]),
      options: optionsOf(action),
    })),
    default_member_permissions: MANAGE_GUILD,
    contexts: IN_SERVERS,
    integration_types: BY_SERVERS,
  };
}

function optionsOf(action: ActionName) {
  return Object.entries(ACTION_OPTIONS[action]).map(([option, { kind, required }]) => ({
    ...kinds[kind],
    ...(option === 'topics' && { max_length: LIMITS.topicsLength }),
    ...translated(en.options[option as OptionName], ja.options[option as OptionName]),
    ...(required && { required }),
  }));
}

const typed = { type: STRING, max_length: LIMITS.choiceValue };
const kinds = {
  text: typed,
  completed: { ...typed, autocomplete: true },
  language: {
    type: STRING,
    choices: LANGS.map((lang) => ({ name: wordsFor(lang).language, value: lang })),
  },
  flag: { type: BOOLEAN },
  channel: { type: CHANNEL, channel_types: POSTABLE },
} as const;
