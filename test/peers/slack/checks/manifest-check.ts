import { z } from 'zod';
import type { Manifest } from '../state/world.ts';
import { type Problem, problem } from './problem.ts';
import { promptsCheck } from './prompts-check.ts';
import { schemaCheck } from './schema-check.ts';

/** docs.slack.dev/reference/app-manifest, github.com/slackapi/manifest-schema */
const yes = z.boolean().optional();
const words = (most: number) => z.string().min(1).max(most);
const url = (most: number) => z.url({ protocol: /^https?$/ }).max(most);
const unique = (list: readonly string[] | undefined) => new Set(list).size === (list?.length ?? 0);
const scopes = z.array(words(50)).max(255).refine(unique, 'names one twice').optional();
const events = z.array(words(50)).max(100).refine(unique, 'names one twice').optional();

const features = z.strictObject({
  agent_view: z
    .strictObject({
      agent_description: words(300),
      suggested_prompts: z.array(z.unknown()).optional(),
      actions: z.array(z.strictObject({ name: words(255), description: words(300) })).optional(),
    })
    .optional(),
  app_home: z
    .strictObject({
      home_tab_enabled: yes,
      messages_tab_enabled: yes,
      messages_tab_read_only_enabled: yes,
    })
    .optional(),
  bot_user: z.strictObject({ display_name: words(80), always_online: yes }).optional(),
  shortcuts: z
    .array(
      z.strictObject({
        type: z.enum(['message', 'global']),
        name: words(24),
        callback_id: words(255),
        description: words(150),
      }),
    )
    .min(1)
    .max(10)
    .optional(),
  slash_commands: z
    .array(
      z.strictObject({
        command: z
          .string()
          .min(2)
          .max(32)
          .regex(/^\/[^\sA-Z]+$/, 'begins with / and has neither capitals nor spaces'),
        description: words(2_000),
        usage_hint: words(1_000).optional(),
        url: url(3_000).optional(),
        should_escape: yes,
      }),
    )
    .min(1)
    .max(50)
    .optional(),
});

const manifest = z.strictObject({
  _metadata: z
    .strictObject({
      major_version: z.literal([1, 2]).optional(),
      minor_version: z.int().optional(),
    })
    .optional(),
  display_information: z.strictObject({
    name: words(35),
    description: words(140).optional(),
    long_description: z.string().min(175).max(4_000).optional(),
    background_color: z
      .string()
      .regex(/^#([0-9a-f]{3}){1,2}$/i, 'is no colour like #123456')
      .optional(),
  }),
  features: features.optional(),
  oauth_config: z
    .strictObject({
      redirect_urls: z.array(url(2_500)).max(1_000).optional(),
      scopes: z
        .strictObject({ bot: scopes, user: scopes, bot_optional: scopes, user_optional: scopes })
        .optional(),
      token_management_enabled: yes,
    })
    .optional(),
  settings: z
    .strictObject({
      event_subscriptions: z
        .strictObject({
          request_url: url(3_500).optional(),
          bot_events: events,
          user_events: events,
        })
        .optional(),
      interactivity: z
        .strictObject({
          is_enabled: z.boolean(),
          request_url: url(3_500).optional(),
          message_menu_options_url: url(3_500).optional(),
        })
        .optional(),
      org_deploy_enabled: yes,
      socket_mode_enabled: yes,
      token_rotation_enabled: yes,
    })
    .optional(),
});

/** The scope without which an event does not come: docs.slack.dev/reference/events */
const SCOPE_OF_EVENT: Readonly<Record<string, string>> = {
  app_mention: 'app_mentions:read',
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  'message.im': 'im:history',
  'message.mpim': 'mpim:history',
};

/** The documented rules for an app's manifest, and what would leave the app deaf. */
export function manifestCheck(value: Manifest): Problem[] {
  const error = 'invalid_manifest';
  const wrong = schemaCheck(manifest, value, [], error);
  if (wrong.length > 0) return wrong;
  const { features = {}, oauth_config: oauth, settings = {} } = value;
  const bot: readonly string[] = oauth?.scopes?.bot ?? [];
  const prompts = features.agent_view?.suggested_prompts;
  const found = prompts ? promptsCheck({ prompts }, true) : [];
  const need = (scope: string, why: string) => {
    if (bot.includes(scope)) return;
    found.push(problem(['oauth_config', 'scopes', 'bot'], `${scope} is missing: ${why}`, error));
  };
  if (features.slash_commands || features.shortcuts) need('commands', 'commands and shortcuts');
  if (features.agent_view) need('assistant:write', 'agent_view');
  for (const event of settings.event_subscriptions?.bot_events ?? []) {
    const scope = SCOPE_OF_EVENT[event];
    if (scope) need(scope, `event ${event}`);
  }
  if (!settings.socket_mode_enabled) found.push(...urlsCheck(value, error));
  return found;
}

/** Without Socket Mode, Slack must know where to call. */
function urlsCheck({ features, settings }: Manifest, error: string): Problem[] {
  const needed: readonly (readonly [Problem['path'], boolean, string | undefined])[] = [
    [
      ['settings', 'event_subscriptions', 'request_url'],
      Boolean(settings?.event_subscriptions?.bot_events?.length),
      settings?.event_subscriptions?.request_url,
    ],
    [
      ['settings', 'interactivity', 'request_url'],
      Boolean(settings?.interactivity?.is_enabled),
      settings?.interactivity?.request_url,
    ],
    ...(features?.slash_commands ?? []).map(
      ({ url: at }, index) => [['features', 'slash_commands', index, 'url'], true, at] as const,
    ),
  ];
  return needed
    .filter(([, isNeeded, at]) => isNeeded && !at?.startsWith('https://'))
    .map(([path]) => problem(path, 'must be an https address without Socket Mode', error));
}
