import { expect, type Peer, test } from './bare-bot.ts';

const BRIEF = {
  name: 'brief',
  description: 'x',
  options: [{ type: 3, name: 'topic', description: 'x', autocomplete: true }],
};

/** A bot that has registered /brief and answers nothing by itself. */
async function silent(discord: Peer) {
  const bot = await discord.bot();
  await bot.rest.put(`/applications/${discord.world.applicationId}/commands`, { body: [BRIEF] });
}

async function call(discord: Peer, { id, token }: { id: string; token: string }, body: object) {
  const answer = await fetch(`${discord.url}/v10/interactions/${id}/${token}/callback`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return answer.status;
}

const choices = (count: number, name = 'x') =>
  Array.from({ length: count }, (_, n) => ({ name, value: `${n}` }));

const BAD_SUGGESTIONS: Record<string, [object, string]> = {
  'of 26': [{ type: 8, data: { choices: choices(26) } }, 'data.choices'],
  'with a name of 101': [
    { type: 8, data: { choices: choices(1, 'x'.repeat(101)) } },
    'data.choices.0',
  ],
  'without a name': [{ type: 8, data: { choices: choices(1, '') } }, 'data.choices.0'],
  'that are a message': [{ type: 4, data: { content: 'x' } }, 'type: 4 does not answer'],
};

test.for(Object.entries(BAD_SUGGESTIONS))(
  'Discord does not take suggestions %s',
  async ([, [body, why]], { discord }) => {
    await silent(discord);
    const asked = discord.autocomplete('brief', { topic: 'u' });
    expect(await call(discord, asked, body)).toBe(400);
    expect(discord.violations.splice(0)[0]?.problems.join('\n')).toContain(why);
    expect(await call(discord, asked, { type: 8, data: { choices: choices(25) } })).toBe(204);
    expect(await asked.choices()).toHaveLength(25);
  },
);

const BAD_REPLIES: Record<string, [object, string]> = {
  'of an unknown type': [{ type: 3 }, 'type: is no type'],
  'that updates what is not there': [
    { type: 7, data: { content: 'x' } },
    'type: 7 does not answer',
  ],
  'of 2,001 characters': [{ type: 4, data: { content: 'x'.repeat(2_001) } }, 'data.content'],
  'with content beside Components V2': [
    { type: 4, data: { flags: 1 << 15, content: 'x', components: [{ type: 10, content: 'x' }] } },
    'data.content',
  ],
};

test.for(Object.entries(BAD_REPLIES))(
  'Discord does not take a reply %s',
  async ([, [body, why]], { discord }) => {
    await silent(discord);
    const asked = discord.slash('brief');
    expect(await call(discord, asked, body)).toBe(400);
    expect(discord.violations.splice(0)[0]?.problems.join('\n')).toContain(why);
  },
);

test('an empty reply is refused, a reply without allowed_mentions noticed', async ({ discord }) => {
  await silent(discord);
  const asked = discord.slash('brief');
  expect(await call(discord, asked, { type: 4, data: {} })).toBe(400);
  expect(discord.violations.splice(0)).toHaveLength(1);
  expect(await call(discord, asked, { type: 4, data: { content: 'x' } })).toBe(204);
  expect(discord.pings.splice(0)).toHaveLength(1);
});

test('an interaction that is not there is 10062, a webhook that is not answered 10015', async ({
  discord,
}) => {
  await silent(discord);
  const reply = { type: 4, data: { content: 'x', allowed_mentions: { parse: [] } } };
  const asked = discord.slash('brief');
  expect(await call(discord, { ...asked, token: 'other' }, reply)).toBe(404);
  const hook = `${discord.url}/v10/webhooks/${discord.world.applicationId}/${asked.token}`;
  const early = await fetch(`${hook}/messages/@original`);
  expect(await early.json()).toEqual({ message: 'Unknown Webhook', code: 10015 });
});
