import { DiscordAPIError, RateLimitError } from 'discord.js';
import { describe, expect, test } from 'vitest';
import * as discord from '../../src/platforms/discord/client/explain-error.ts';
import * as slack from '../../src/platforms/slack/client/explain-error.ts';

const refused = (raw: object) =>
  new DiscordAPIError(raw as never, (raw as { code: number }).code, 400, 'PUT', '/', {} as never);

/** What may be thrown and is no error. */
const THROWN = [
  null,
  undefined,
  0,
  'a text',
  Symbol('it'),
  Object.create(null),
  { message: null },
  { code: null, statusCode: null },
  [],
] as const;

describe('whatever is thrown can be told of, in one line that begins with the platform, once', () => {
  test.for(THROWN.map((thrown, n) => [n, thrown] as const))('no. %i', ([, thrown]) => {
    for (const line of [discord.errorLine(thrown), discord.explainFault(thrown)]) {
      expect(line).toMatch(/^Discord\b(?!.*\bDiscord: )[^\n]+$/);
    }
    for (const line of [slack.errorLine(thrown), slack.explainFault(thrown)]) {
      expect(line).toMatch(/^Slack\b(?!.*\bSlack: )[^\n]+$/);
    }
    expect(slack.codeOf(thrown)).toBeNull();
  });
});

test('an error whose cause is no error, or itself', () => {
  const circular = new Error('round and round');
  circular.cause = circular;
  for (const error of [new Error('it', { cause: null }), circular]) {
    expect(discord.errorLine(error)).toContain(error.message);
    expect(slack.errorLine(error)).toContain(error.message);
  }
});

test('a rate limit of Discord is told as one', () => {
  const limit = { retryAfter: 1000, timeToReset: 1000, sublimitTimeout: 0, limit: 1 };
  const where = { method: 'GET', url: '/', route: '/', majorParameter: '', hash: '' };
  const error = new RateLimitError({ ...limit, ...where, global: false, scope: 'user' });
  expect(discord.errorLine(error)).toBe('Discord asks for fewer requests (rate limited for 1 s)');
});

describe('a form that Discord refuses', () => {
  const field = { _errors: [{ code: 'BASE_TYPE_REQUIRED', message: 'what somebody wrote' }] };

  test('is told with the paths and codes of at most five fields', () => {
    const fields = Array.from({ length: 7 }, (_, n) => [`field_${n}`, field]);
    const error = refused({ code: 50035, message: 'Invalid', errors: Object.fromEntries(fields) });
    const line = discord.errorLine(error);
    expect(line).toContain('field_4: BASE_TYPE_REQUIRED; and 2 more');
    expect(line).not.toContain('field_5');
    expect(line).not.toContain('somebody');
  });

  // Stranger forms do not get through discord.js.
  test.for([undefined, null, { _errors: 'none' }, { a: 'text' }])(
    'holds nothing to rely on: %j',
    (errors) => {
      const error = refused({ code: 50035, message: 'Invalid Form Body\nmore', errors });
      expect(discord.errorLine(error)).toMatch(
        /^Discord refused the form of what was sent \([^\n]+\)/,
      );
    },
  );
});
