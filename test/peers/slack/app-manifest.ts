import type { Manifest } from './state/world.ts';

/** An app that may do everything this server speaks, for tests that bring no manifest. */
export const EVERYTHING = {
  display_information: { name: 'Briefing Bot' },
  features: {
    app_home: {
      home_tab_enabled: true,
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: false,
    },
    agent_view: { agent_description: 'Answers from briefs.' },
    bot_user: { display_name: 'briefing-bot' },
    slash_commands: [
      { command: '/brief', description: 'Shows a brief.' },
      { command: '/ask', description: 'Answers a question.' },
    ],
    shortcuts: [
      {
        type: 'message',
        name: 'Check against briefs',
        callback_id: 'check',
        description: 'Looks up what the briefs say.',
      },
    ],
  },
  oauth_config: {
    scopes: {
      bot: [
        'app_mentions:read',
        // The types of @slack/web-api do not know it.
        'assistant:write' as never,
        'channels:history',
        'channels:read',
        'chat:write',
        'commands',
        'groups:history',
        'groups:read',
        'im:history',
        'im:read',
        'im:write',
        'users:read',
      ],
    },
  },
  settings: {
    event_subscriptions: {
      bot_events: [
        'app_home_opened',
        'app_mention',
        'message.channels',
        'message.groups',
        'message.im',
      ],
    },
    interactivity: { is_enabled: true },
    socket_mode_enabled: true,
  },
} satisfies Manifest;
