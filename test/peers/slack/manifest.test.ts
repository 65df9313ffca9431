import { expect, test } from 'vitest';
import { EVERYTHING } from './app-manifest.ts';
import { manifestCheck } from './checks/manifest-check.ts';
import { lineOf } from './checks/problem.ts';
import { startSlack } from './server.ts';
import type { Manifest } from './state/world.ts';

const lines = (manifest: object) =>
  manifestCheck(manifest as Manifest)
    .map(lineOf)
    .join('\n');
const long = (n: number) => 'x'.repeat(n);
const { features, settings } = EVERYTHING;
const withFeature = (more: object) => ({ ...EVERYTHING, features: { ...features, ...more } });
const withSettings = (more: object) => ({ ...EVERYTHING, settings: { ...settings, ...more } });
const shown = (more: object) => ({ ...EVERYTHING, display_information: { name: 'x', ...more } });
const command = (more: object) =>
  withFeature({ slash_commands: [{ command: '/a', description: 'x', ...more }] });
const shortcut = (more: object) =>
  withFeature({
    shortcuts: [{ type: 'message', name: 'x', callback_id: 'x', description: 'x', ...more }],
  });
const agent = (more: object) => withFeature({ agent_view: { agent_description: 'x', ...more } });

const LIMITS: Record<string, readonly [(n: number) => object, number, string]> = {
  'the name': [(n) => shown({ name: long(n) }), 35, 'display_information.name'],
  'the description': [(n) => shown({ description: long(n) }), 140, 'display_information.desc'],
  'the long description': [
    (n) => shown({ long_description: long(n) }),
    4_000,
    'display_information.long',
  ],
  'a command': [(n) => command({ command: `/${long(n - 1)}` }), 32, 'slash_commands.0.command'],
  'the description of a command': [
    (n) => command({ description: long(n) }),
    2_000,
    '0.description',
  ],
  'the hint of a command': [(n) => command({ usage_hint: long(n) }), 1_000, '0.usage_hint'],
  commands: [
    (n) =>
      withFeature({
        slash_commands: Array.from({ length: n }, (_, i) => ({
          command: `/${i}`,
          description: 'x',
        })),
      }),
    50,
    'features.slash_commands',
  ],
  'the name of a shortcut': [(n) => shortcut({ name: long(n) }), 24, 'shortcuts.0.name'],
  'the description of a shortcut': [
    (n) => shortcut({ description: long(n) }),
    150,
    'shortcuts.0.description',
  ],
  'the id of a shortcut': [
    (n) => shortcut({ callback_id: long(n) }),
    255,
    'shortcuts.0.callback_id',
  ],
  'the name of the bot': [
    (n) => withFeature({ bot_user: { display_name: long(n) } }),
    80,
    'bot_user.display_name',
  ],
  'the description of the agent': [
    (n) => agent({ agent_description: long(n) }),
    300,
    'agent_view.agent_description',
  ],
  'suggested prompts': [
    (n) =>
      agent({ suggested_prompts: Array.from({ length: n }, () => ({ title: 'a', message: 'b' })) }),
    4,
    'prompts',
  ],
};

test.for(Object.entries(LIMITS))('%s', ([, [make, most, where]]) => {
  expect(lines(make(most))).toBe('');
  expect(lines(make(most + 1))).toContain(where);
});

const BAD: Record<string, readonly [object, string]> = {
  'a field that no manifest has': [withFeature({ frob: true }), 'features'],
  'a command without /': [command({ command: 'a' }), 'begins with /'],
  'a command in capitals': [command({ command: '/Brief' }), 'capitals'],
  'a long description that is short': [shown({ long_description: 'x' }), 'long_description'],
  'an event twice': [
    withSettings({ event_subscriptions: { bot_events: ['app_mention', 'app_mention'] } }),
    'names one twice',
  ],
  'an event without its scope': [
    { ...EVERYTHING, oauth_config: { scopes: { bot: ['commands', 'assistant:write'] } } },
    'im:history is missing: event message.im',
  ],
  'commands without their scope': [
    {
      ...EVERYTHING,
      oauth_config: { scopes: { bot: [] } },
      settings: { socket_mode_enabled: true },
    },
    'commands is missing',
  ],
  'HTTP without addresses': [
    withSettings({ socket_mode_enabled: false }),
    'settings.event_subscriptions.request_url: must be an https address',
  ],
};

test.for(Object.entries(BAD))('Slack does not take a manifest with %s', ([, [manifest, where]]) => {
  expect(lines(manifest)).toContain(where);
});

test('Slack starts no app with such a manifest', async () => {
  const manifest = command({ command: 'a' }) as Manifest;
  await expect(startSlack({ manifest })).rejects.toThrow('Slack refuses the manifest');
});
