import * as spec from 'discord-api-spec/zod';
import type { ZodMiniType } from 'zod/mini';
import { expect, type Peer, test } from './bare-bot.ts';
import { schemaCheck } from './checks/schema-check.ts';

/** Asks, and holds the answer against Discord's own schema of it. */
async function ask(
  discord: Peer,
  method: string,
  path: string,
  schema: ZodMiniType,
  body?: unknown,
): Promise<{ id: string }> {
  const answer = await fetch(`${discord.url}/v10${path}`, {
    method,
    headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
  });
  // Discord writes instants with "+00:00"; its schema, as zod has it, wants "Z".
  const told = JSON.parse((await answer.text()).replaceAll('+00:00', 'Z'));
  for (const one of Array.isArray(told) ? told : [told]) {
    expect(schemaCheck(schema, one), `${method} ${path}`).toEqual([]);
  }
  return told;
}

const media = { url: 'https://example.org/a.png' };
const text = { type: 10, content: 'x <@1>' };
const button = { type: 2, style: 1, label: 'x', custom_id: 'b', emoji: { id: null, name: '👍' } };
const link = { type: 2, style: 5, label: 'x', url: 'https://example.org' };
const select = { type: 3, custom_id: 's', options: [{ label: 'x', value: 'x', default: null }] };
const EVERYTHING = [
  { type: 1, components: [button, link] },
  { type: 1, components: [{ type: 5, custom_id: 'u' }] },
  { type: 9, components: [text], accessory: { type: 11, media } },
  { type: 12, items: [{ media }] },
  { type: 14 },
  { type: 17, id: 2, components: [text, { type: 1, components: [select] }] },
];
const allowed_mentions = { parse: [] };

test('what the server tells is what Discord says it tells', async ({ discord }) => {
  const { general, north, ann } = discord.fixtures;
  const { applicationId } = discord.world;
  const get = (path: string, schema: ZodMiniType) => ask(discord, 'GET', path, schema);
  await get('/gateway/bot', spec.GatewayBotResponseSchema);
  await get('/applications/@me', spec.PrivateApplicationResponseSchema);
  await get('/oauth2/applications/@me', spec.PrivateApplicationResponseSchema);
  await get('/users/@me', spec.UserPIIResponseSchema);
  await get(`/guilds/${north.id}?with_counts=true`, spec.GuildWithCountsResponseSchema);
  await get(`/guilds/${north.id}/members/${ann.id}`, spec.GuildMemberResponseSchema);
  await get(`/guilds/${north.id}/channels`, spec.GuildChannelResponseSchema);
  await get(`/channels/${general.id}`, spec.GuildChannelResponseSchema);
  await get('/channels/1', spec.ErrorResponseSchema);
  const direct = { recipient_id: ann.id };
  await ask(discord, 'POST', '/users/@me/channels', spec.PrivateChannelResponseSchema, direct);
  const commands = [
    {
      name: 'brief',
      description: 'x',
      default_member_permissions: '32',
      options: [
        { type: 3, name: 'topic', description: 'x', required: false, name_localizations: null },
      ],
    },
    { name: 'Check', type: 3, contexts: [0], integration_types: [0, 1] },
  ];
  const path = `/applications/${applicationId}/commands`;
  await ask(discord, 'PUT', path, spec.ApplicationCommandResponseSchema, commands);
  await get(path, spec.ApplicationCommandResponseSchema);
  await get(`${path}?with_localizations=true`, spec.ApplicationCommandResponseSchema);
});

test('messages are complete, whatever they are made of', async ({ discord }) => {
  const path = `/channels/${discord.fixtures.general.id}/messages`;
  const send = (method: string, where: string, body?: object) =>
    ask(discord, method, where, spec.MessageResponseSchema, body);
  const flags = 1 << 15;
  const first = await send('POST', path, { components: EVERYTHING, flags, allowed_mentions });
  await send('POST', path, {
    content: 'x',
    nonce: 5,
    embeds: [{ title: 'x', fields: [{ name: 'x', value: 'x' }] }],
    message_reference: { message_id: first.id },
    allowed_mentions,
  });
  await send('PATCH', `${path}/${first.id}`, { components: EVERYTHING, allowed_mentions });
  await send('GET', path);
});

test('the answer to a first response is complete', async ({ discord }) => {
  await discord.bot();
  const commands = [{ name: 'brief', description: 'x' }];
  const path = `/applications/${discord.world.applicationId}/commands`;
  await ask(discord, 'PUT', path, spec.ApplicationCommandResponseSchema, commands);
  const respond = ({ id, token }: { id: string; token: string }, body: object) =>
    ask(
      discord,
      'POST',
      `/interactions/${id}/${token}/callback?with_response=true`,
      spec.InteractionCallbackResponseSchema,
      body,
    );
  const components = [{ type: 1, components: [button] }];
  const data = { content: 'x', components, allowed_mentions };
  const asked = discord.slash('brief');
  await respond(asked, { type: 4, data });
  const message = await asked.reply();
  await respond(discord.click(message, 'b'), { type: 7, data });
  await respond(discord.click(message, 'b'), { type: 6 });
  await respond(discord.slash('brief'), { type: 5, data: { flags: 64 } });
});
