import type { webApi } from '@slack/bolt';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../../src/commands/table.ts';
import { manifestFor } from '../../../src/platforms/slack/registration/manifest.ts';
import {
  asTyped,
  parseCommand,
  usageHint,
} from '../../../src/platforms/slack/rendering/command-line.ts';
import { manifestCheck } from '../../peers/slack/checks/manifest-check.ts';

type Manifest = webApi.AppsManifestCreateArguments['manifest'];
type Scopes = NonNullable<NonNullable<Manifest['oauth_config']>['scopes']>['bot'];

/** Slack's own types hold it; they know all scopes but `assistant:write`. */
function typed(made: ReturnType<typeof manifestFor>): Manifest {
  const { bot } = made.oauth_config.scopes;
  const known: Scopes = bot.filter((scope) => scope !== 'assistant:write');
  return { ...made, oauth_config: { scopes: { bot: known } } };
}

const http = { kind: 'http', url: 'https://bot.example.org/' } as const;

describe('the manifest', () => {
  test('is one that Slack takes, in both transports', () => {
    for (const made of [manifestFor({ kind: 'socket' }), manifestFor(http)]) {
      expect(manifestCheck(made as unknown as Manifest)).toEqual([]);
      expect(Object.keys(typed(made))).toEqual(Object.keys(made));
    }
  });

  test('names the languages that the briefs are in', () => {
    const socket = { kind: 'socket' } as const;
    expect(JSON.stringify(manifestFor(socket))).toContain('in English or Japanese');
    const { display_information: shown } = manifestFor(socket, ['ja']);
    expect(shown.description).toBe('Short briefs with their sources, in Japanese.');
    expect(JSON.stringify(shown)).not.toContain('English');
  });

  test('for Socket Mode names no address; for HTTP it names one everywhere', () => {
    const socket = manifestFor({ kind: 'socket' });
    expect(socket.settings.socket_mode_enabled).toBe(true);
    expect(JSON.stringify(socket)).not.toContain('url');
    for (const url of ['https://bot.example.org', http.url, `${http.url}slack/events`]) {
      const { features, settings } = manifestFor({ kind: 'http', url });
      const address = 'https://bot.example.org/slack/events';
      expect(settings).toMatchObject({
        socket_mode_enabled: false,
        event_subscriptions: { request_url: address },
        interactivity: {
          is_enabled: true,
          request_url: address,
          message_menu_options_url: address,
        },
      });
      expect(features.slash_commands.every((one) => 'url' in one && one.url === address)).toBe(
        true,
      );
    }
    const below = manifestFor({ kind: 'http', url: 'https://example.org/bots/1/' });
    expect(below.settings.interactivity.request_url).toBe(
      'https://example.org/bots/1/slack/events',
    );
  });

  test('has /digest, with what may follow it', () => {
    const { slash_commands: commands } = manifestFor({ kind: 'socket' }).features;
    expect(commands.at(-1)).toEqual({
      command: '/digest',
      description: 'Have a digest posted in a channel at set times',
      usage_hint: '[add | list | remove id | pause id | resume id | preview | now id]',
      should_escape: false,
    });
  });

  test('is for one workspace, with the agent view and without rotating tokens', () => {
    const { features, settings } = manifestFor(http);
    expect(settings).toMatchObject({ org_deploy_enabled: false, token_rotation_enabled: false });
    expect(features).toHaveProperty('agent_view');
    expect(features).not.toHaveProperty('assistant_view');
  });
});

describe('the manifest of an app that many workspaces install', () => {
  const made = manifestFor({ kind: 'distributed', url: 'https://example.org/bots/1/' });

  test('is one that Slack takes, for organizations too, with rotating tokens and over HTTP alone', () => {
    expect(manifestCheck(made as unknown as Manifest)).toEqual([]);
    expect(made.settings).toMatchObject({
      org_deploy_enabled: true,
      token_rotation_enabled: true,
      socket_mode_enabled: false,
    });
  });

  test('leads back to the bot, and has it told of workspaces that leave', () => {
    expect(made.oauth_config.redirect_urls).toEqual([
      'https://example.org/bots/1/slack/oauth_redirect',
    ]);
    const { request_url: url, bot_events: events } = made.settings.event_subscriptions;
    expect(url).toBe('https://example.org/bots/1/slack/events');
    for (const event of ['app_uninstalled', 'tokens_revoked', 'team_access_revoked']) {
      expect(events).toContain(event);
    }
    expect(made.oauth_config.scopes).toEqual(manifestFor(http).oauth_config.scopes);
  });
});

describe('what is typed behind a slash command', () => {
  test('every command of the table can be typed', () => {
    for (const { name } of COMMANDS) {
      const [, slash = '', rest = ''] = /^\/(\S+) ?(.*)$/.exec(asTyped(`/${name}`)) ?? [];
      expect(parseCommand(`/${slash}`, rest)?.command).toBe(name);
    }
    expect(usageHint('brief')).toBe('[topic] | timeline [topic] | sources [topic] | help');
    expect(usageHint('ask')).toBe('question');
  });

  test.each([
    ['/brief', '', 'brief', {}],
    ['/brief', '  usfj ', 'brief', { topic: 'usfj' }],
    ['/brief', '在日米軍', 'brief', { topic: '在日米軍' }],
    ['/brief', 'timeline', 'timeline', {}],
    ['/brief', 'Timeline  U.S. Forces Japan', 'timeline', { topic: 'U.S. Forces Japan' }],
    ['/brief', '年表　在日米軍', 'timeline', { topic: '在日米軍' }],
    ['/brief', '出典', 'sources', {}],
    ['/brief', 'help me please', 'help', {}],
    ['/brief', 'timelines', 'brief', { topic: 'timelines' }],
    ['/ask', 'help', 'ask', { question: 'help' }],
    ['/ask', 'timeline of what?', 'ask', { question: 'timeline of what?' }],
  ] as const)('%s %s', (command, text, name, options) => {
    expect(parseCommand(command, text)).toEqual({ command: name, options });
  });

  test('a command that is not registered is none of the bot', () => {
    expect(parseCommand('/timeline', 'usfj')).toBeNull();
    expect(parseCommand('/frob', '')).toBeNull();
  });
});
