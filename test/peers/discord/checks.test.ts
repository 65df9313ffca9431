import { ButtonStyle } from 'discord.js';
import { expect, type Peer, test } from './bare-bot.ts';

const V2 = 1 << 15;
const text = (content: string) => ({ type: 10, content });
const row = (...components: object[]) => ({ type: 1, components });
const button = (custom_id: string, more: object = {}) => ({
  type: 2,
  style: ButtonStyle.Primary,
  label: 'x',
  custom_id,
  ...more,
});
const link = (more: object) => ({ type: 2, style: ButtonStyle.Link, label: 'x', ...more });
const buttons = (count: number) => Array.from({ length: count }, (_, n) => button(`b${n}`));
const select = (count: number, more: object = {}) => ({
  type: 3,
  custom_id: 's',
  options: Array.from({ length: count }, (_, n) => ({ label: `${n}`, value: `${n}` })),
  ...more,
});
const v2 = (...components: object[]) => ({ flags: V2, components });
const texts = (count: number, length = 1) =>
  v2(...Array.from({ length: count }, () => text('x'.repeat(length))));
const nested = (count: number) =>
  v2({ type: 17, components: Array.from({ length: count }, () => text('x')) });

async function send(discord: Peer, method: string, path: string, body: object) {
  const headers = {
    authorization: `Bot ${discord.token}`,
    'content-type': 'application/json',
  };
  const answer = await fetch(`${discord.url}/v10${path}`, {
    method,
    headers,
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: (await answer.json()) as { code: number; errors: object } };
}

const post = (discord: Peer, body: object) =>
  send(discord, 'POST', `/channels/${discord.fixtures.general.id}/messages`, {
    allowed_mentions: { parse: [] },
    ...body,
  });

const GOOD: Record<string, object> = {
  'text of 2,000': { content: 'x'.repeat(2_000) },
  '40 components': texts(40),
  '40 components, nested': nested(39),
  'text of 4,000': texts(4, 1_000),
  'five buttons': { content: 'x', components: [row(...buttons(5))] },
  'a select of 25': { content: 'x', components: [row(select(25))] },
  'a custom id of 100': { content: 'x', components: [row(button('x'.repeat(100)))] },
  'a section with a button': v2({ type: 9, components: [text('x')], accessory: button('b') }),
};

test.for(Object.entries(GOOD))('Discord takes %s', async ([, body], { discord }) => {
  expect(await post(discord, body)).toMatchObject({ status: 200 });
});

const BAD: Record<string, [object, string]> = {
  'a content that is no text': [{ content: 5 }, 'content: '],
  'a text of 2,001': [{ content: 'x'.repeat(2_001) }, 'content: longer than 2000'],
  '41 components': [texts(41), 'components: '],
  '41 components, nested': [nested(40), 'components: 41 components'],
  'a text of 4,001 in all': [texts(3, 1_334), 'components: 4002 characters'],
  'an empty text': [v2(text('')), 'components.0.content: '],
  'content beside Components V2': [{ ...v2(text('x')), content: 'x' }, "content: The 'content'"],
  'embeds beside Components V2': [
    { ...v2(text('x')), embeds: [{ title: 'x' }] },
    "embeds: The 'embeds'",
  ],
  'Components V2 without the flag': [{ components: [text('x')] }, 'components.0.type: needs'],
  'six buttons in a row': [v2(row(...buttons(6))), 'components.0.components: '],
  'a select beside a button': [v2(row(select(1), button('b'))), 'components.0: a select fills'],
  'six rows': [
    { content: 'x', components: buttons(6).map((one) => row(one)) },
    'components: 6 action rows',
  ],
  'a select of 26': [v2(row(select(26))), 'components.0.components.0.options: '],
  'a select of none': [v2(row(select(0))), 'components.0.components.0.options: '],
  'more to choose than there is': [
    v2(row(select(2, { max_values: 3 }))),
    'components.0.components.0: min_values',
  ],
  'a custom id of 101': [v2(row(button('x'.repeat(101)))), 'components.0.components.0.custom_id'],
  'a custom id used twice': [
    v2(row(button('b')), { type: 9, components: [text('x')], accessory: button('b') }),
    'components.1.accessory.custom_id: is used twice',
  ],
  'a button without a custom id': [
    v2(row({ type: 2, style: 1, label: 'x' })),
    'components.0.components.0: a button needs a custom_id',
  ],
  'a button without label and emoji': [
    v2(row(button('b', { label: undefined }))),
    'components.0.components.0: a button needs a label',
  ],
  'a label of 81': [
    v2(row(button('b', { label: 'x'.repeat(81) }))),
    'components.0.components.0.label',
  ],
  'a link without a url': [v2(row(link({}))), 'components.0.components.0: a link button needs'],
  'a link with a custom id': [
    v2(row(link({ url: 'https://example.org', custom_id: 'b' }))),
    'components.0.components.0: a link button has no',
  ],
  'a container in a container': [
    v2({ type: 17, components: [{ type: 17, components: [text('x')] }] }),
    'components.0.components.0',
  ],
  'embeds of 6,001': [
    { embeds: [{ description: 'x'.repeat(4_000) }, { description: 'x'.repeat(2_001) }] },
    'embeds: 6001',
  ],
  'eleven embeds': [{ embeds: Array.from({ length: 11 }, () => ({ title: 'x' })) }, 'embeds: '],
  'a nonce of 26': [{ content: 'x', nonce: 'x'.repeat(26) }, 'nonce: '],
};

test.for(Object.entries(BAD))('Discord does not take %s', async ([, [body, why]], { discord }) => {
  const answer = await post(discord, body);
  expect(answer).toMatchObject({ status: 400, body: { code: 50035 } });
  expect(answer.body.errors).toBeTypeOf('object');
  const [violation] = discord.violations.splice(0);
  expect(violation?.problems.join('\n')).toContain(why);
  expect(discord.world.messages.size).toBe(0);
});

test('the errors are nested as Discord nests them', async ({ discord }) => {
  const answer = await post(discord, v2(row(button('x'.repeat(101)))));
  expect(answer.body).toMatchObject({
    message: 'Invalid Form Body',
    errors: { components: { 0: { components: { 0: { custom_id: { _errors: [{}] } } } } } },
  });
  discord.violations.length = 0;
});

test('an empty message has a code of its own', async ({ discord }) => {
  expect(await post(discord, {})).toMatchObject({ status: 400, body: { code: 50006 } });
  expect(discord.violations.splice(0)).toHaveLength(1);
});

test('an edit cannot bring content back into a message of Components V2', async ({ discord }) => {
  await post(discord, v2(text('x')));
  const [id] = discord.world.messages.keys();
  const path = `/channels/${discord.fixtures.general.id}/messages/${id}`;
  const allowed_mentions = { parse: [] };
  const edit = (body: object) => send(discord, 'PATCH', path, { ...body, allowed_mentions });
  expect(await edit({ content: 'x' })).toMatchObject({ status: 400 });
  expect(discord.violations.splice(0)).toHaveLength(1);
  expect(await edit({ components: [text('y')] })).toMatchObject({ status: 200 });
});

const command = (more: object) => ({ name: 'brief', description: 'x', ...more });
const option = (name: string, more: object = {}) => ({ type: 3, name, description: 'x', ...more });
const BAD_COMMANDS: Record<string, [object[], string]> = {
  'a name in capitals': [[command({ name: 'Brief' })], '0.name: not a name'],
  'a name with a space': [[command({ name: 'a b' })], '0.name: not a name'],
  'no description': [[{ name: 'brief' }], '0.description: is required'],
  'a description of 101': [[command({ description: 'x'.repeat(101) })], '0.description'],
  'a menu command with a description': [
    [command({ name: 'Check', type: 3 })],
    '0.description: a context menu',
  ],
  'the same name twice': [[command({}), command({})], 'the name brief is there twice'],
  'a locale that Discord has not': [
    [command({ name_localizations: { jp: 'x' } })],
    '0.name_localizations.jp',
  ],
  'a required option behind another': [
    [command({ options: [option('a'), option('b', { required: true })] })],
    '0.options.1: required options come first',
  ],
  'options beside subcommands': [
    [command({ options: [option('a'), { type: 1, name: 'b', description: 'x' }] })],
    '0.options: subcommands',
  ],
  'autocomplete beside choices': [
    [
      command({
        options: [option('a', { autocomplete: true, choices: [{ name: 'x', value: 'x' }] })],
      }),
    ],
    '0.options.0: autocomplete',
  ],
  '8,001 characters': [
    [
      command({
        options: [
          option('a', {
            choices: Array.from({ length: 2 }, (_, n) => ({
              name: `${n}`,
              value: `${n}${'x'.repeat(4_000)}`,
            })),
          }),
        ],
      }),
    ],
    'characters; 8000 are allowed',
  ],
};

test.for(Object.entries(BAD_COMMANDS))(
  'Discord registers no command with %s',
  async ([, [body, why]], { discord }) => {
    const path = `/applications/${discord.world.applicationId}/commands`;
    expect(await send(discord, 'PUT', path, body)).toMatchObject({ status: 400 });
    const [violation] = discord.violations.splice(0);
    expect(violation?.problems.join('\n')).toContain(why);
  },
);

const PINGING: Record<string, object> = {
  'no allowed_mentions': { allowed_mentions: undefined },
  'allowed_mentions without parse': { allowed_mentions: {} },
  everyone: { allowed_mentions: { parse: ['everyone'] } },
  'the person replied to': { allowed_mentions: { parse: [], replied_user: true } },
  'one person': { allowed_mentions: { parse: [], users: ['1'] } },
};

test.for(Object.entries(PINGING))('%s could ping', async ([, more], { discord }) => {
  expect(await post(discord, { content: '@everyone', ...more })).toMatchObject({ status: 200 });
  expect(discord.pings.splice(0)).toHaveLength(1);
});
