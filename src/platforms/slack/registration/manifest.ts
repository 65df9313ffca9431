import type { Command } from '../../../commands/definition/index.ts';
import { CHANNEL_COMMANDS, MESSAGE_COMMANDS } from '../../../commands/index.ts';
import { LANGS, type Lang } from '../../../library/index.ts';
import { wordsFor } from '../../../replies/words/index.ts';
import { clip } from '../../shared/rendering/index.ts';
import { LIMITS, SLASH_COMMANDS, usageHint } from '../rendering/index.ts';
import { digestHint } from './digest-line.ts';

/**
 * How Slack reaches the bot: over a connection that the bot opens, or at an address of the bot's; there, many
 * workspaces may install the app (`distributed`).
 */
export type Transport =
  | { readonly kind: 'socket' }
  | { readonly kind: 'http' | 'distributed'; readonly url: string };

/** Where Slack's requests arrive on the bot's web server. */
export const EVENTS_PATH = '/slack/events';
/** Where people begin to install an app that many workspaces install, and where Slack leads them then. */
export const INSTALL_PATH = '/slack/install';
export const REDIRECT_PATH = '/slack/oauth_redirect';

/**
 * Every scope of the bot, and what it is for. `assistant:write` is one of Slack's, though the types
 * of its client do not list it.
 * Source: https://docs.slack.dev/reference/scopes
 */
export const SCOPES = {
  'app_mentions:read': 'to hear when it is mentioned',
  'assistant:write': 'to suggest questions in direct messages, and show that it is working',
  'channels:history':
    'to check the message that a mention asks about, and find a digest again whose answer from Slack was lost',
  'channels:read': 'to see whether it and who sets up a digest are in that public channel',
  'chat:write': 'to answer direct messages and mentions, and post digests',
  commands: 'to have slash commands and the entry in the menu of messages',
  'files:write':
    'to show the pictures of answers in direct messages and threads, where the public pages are not open',
  'groups:history': 'the same in private channels',
  'groups:read': 'to see whether it and who sets up a digest are in that private channel',
  'im:history': 'to read what people write to it in direct messages',
  'users:read': "to know the language and the time zone of people's Slack",
} as const;

type Scope = keyof typeof SCOPES;

/** The events that the bot subscribes to. Source: https://docs.slack.dev/reference/events */
const EVENTS = ['app_home_opened', 'app_mention', 'message.im'] as const;
/**
 * Where many install the app: that one of them has taken it away, or that an organization has let it into a workspace
 * or taken that off it. They need no scope.
 */
const LEAVING = [
  'app_uninstalled',
  'team_access_granted',
  'team_access_revoked',
  'tokens_revoked',
] as const;

const en = wordsFor('en');

/**
 * The manifest of the app, from the command table: pasted into Slack, it configures everything. `languages`: those
 * that the briefs are written in.
 * Source: https://docs.slack.dev/reference/app-manifest
 */
export function manifestFor(transport: Transport, languages: readonly Lang[] = LANGS) {
  const address = transport.kind === 'socket' ? null : addressOf(transport.url);
  const isDistributed = transport.kind === 'distributed';
  const at = <F extends string>(field: F) =>
    (address ? { [field]: address } : {}) as Partial<Record<F, string>>;
  return {
    display_information: {
      name: clip(en.page.title, LIMITS.appName),
      description: clip(en.slack.about(languages), LIMITS.appDescription),
      long_description: `${en.help.intro} ${en.slack.agent(languages)}`,
      background_color: '#1f4e79',
    },
    features: {
      agent_view: { agent_description: clip(en.slack.agent(languages), LIMITS.agentDescription) },
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      bot_user: {
        display_name: en.page.title.toLowerCase().replaceAll(' ', '-'),
        always_online: true,
      },
      shortcuts: MESSAGE_COMMANDS.map(({ name }) => ({
        type: 'message' as const,
        name: en.names[name],
        callback_id: name,
        description: clip(en.commands[name].description, LIMITS.shortcutDescription),
      })),
      slash_commands: [
        ...SLASH_COMMANDS.map(slashCommand),
        ...CHANNEL_COMMANDS.map(channelCommand),
      ].map((command) => ({
        ...command,
        ...at('url'),
      })),
    },
    oauth_config: {
      ...(address !== null &&
        isDistributed && { redirect_urls: [address.replace(EVENTS_PATH, REDIRECT_PATH)] }),
      scopes: { bot: Object.keys(SCOPES) as Scope[] },
    },
    settings: {
      event_subscriptions: {
        bot_events: [...EVENTS, ...(isDistributed ? LEAVING : [])],
        ...at('request_url'),
      },
      interactivity: {
        is_enabled: true,
        ...at('request_url'),
        ...at('message_menu_options_url'),
      },
      org_deploy_enabled: isDistributed,
      socket_mode_enabled: address === null,
      token_rotation_enabled: isDistributed,
    },
  };
}

function slashCommand({ name }: Command) {
  const hint = clip(usageHint(name), LIMITS.usageHint);
  return {
    command: `/${name}`,
    description: clip(en.commands[name].description, LIMITS.commandDescription),
    ...(hint !== '' && { usage_hint: hint }), // Slack takes no empty one
    should_escape: false,
  };
}

function channelCommand({ name }: (typeof CHANNEL_COMMANDS)[number]) {
  return {
    command: `/${name}`,
    description: clip(en[`${name}Command`].description, LIMITS.commandDescription),
    usage_hint: clip(digestHint(), LIMITS.usageHint),
    should_escape: false,
  };
}

/** The address of events below that of the bot; an address that already is one stays as it is. */
function addressOf(url: string): string {
  const { origin, pathname } = new URL(url);
  const base = pathname.replace(/\/+$/, '');
  return origin + (base.endsWith(EVENTS_PATH) ? base : base + EVENTS_PATH);
}
