import {
  ActionRowBuilder,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ButtonBuilder,
  ButtonStyle,
  type Client,
  ContainerBuilder,
  Events,
  type Interaction,
  MessageFlags,
  PermissionFlagsBits,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
} from 'discord.js';
import { expect, type Peer, test } from './bare-bot.ts';

const COMMANDS = [
  {
    name: 'brief',
    nameLocalizations: { ja: 'ブリーフ' },
    description: 'One brief',
    contexts: [0, 1, 2],
    integrationTypes: [0, 1],
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'topic',
        description: 'The topic',
        required: true,
        autocomplete: true,
      } as const,
      {
        type: ApplicationCommandOptionType.Boolean,
        name: 'public',
        description: 'For all',
      } as const,
    ],
  },
  {
    name: 'digest',
    description: 'Digests',
    contexts: [0],
    defaultMemberPermissions: PermissionFlagsBits.ManageGuild,
    options: [
      {
        type: ApplicationCommandOptionType.Subcommand,
        name: 'add',
        description: 'Adds one',
        options: [
          {
            type: ApplicationCommandOptionType.Channel,
            name: 'channel',
            description: 'Where',
          } as const,
        ],
      } as const,
    ],
  },
  { name: 'Check against briefs', type: ApplicationCommandType.Message as const, contexts: [0, 1] },
];

/** A ready bot that has registered its commands and deals with interactions so. */
async function answering(
  discord: Peer,
  handle: (interaction: Interaction) => unknown,
): Promise<Client> {
  const bot = await discord.bot();
  await bot.application?.commands.set(COMMANDS as never);
  bot.on(Events.InteractionCreate, handle);
  return bot;
}

const buttons = (...ids: string[]) =>
  new ActionRowBuilder<ButtonBuilder>().addComponents(
    ids.map((id) => new ButtonBuilder().setCustomId(id).setLabel(id).setStyle(ButtonStyle.Primary)),
  );

test('commands registered are listed again, translations only if asked for', async ({
  discord,
}) => {
  const bot = await answering(discord, () => {});
  const path = `/applications/${bot.application?.id}/commands` as const;
  const plain = (await bot.rest.get(path)) as object[];
  const query = new URLSearchParams({ with_localizations: 'true' });
  const translated = (await bot.rest.get(path, { query })) as object[];
  expect(plain[0]).not.toHaveProperty('name_localizations');
  expect(translated[0]).toMatchObject({
    name_localizations: { ja: 'ブリーフ' },
    description_localizations: null,
    options: [{ name: 'topic', required: true }, { name: 'public' }],
  });
  const [again] = (await bot.rest.put(path, { body: translated.slice(0, 1) })) as object[];
  expect(again).toMatchObject({ id: (translated[0] as { id: string }).id });
});

test('commands of one guild are offered there only', async ({ discord }) => {
  const bot = await discord.bot();
  const { north, southGeneral } = discord.fixtures;
  await bot.guilds.cache.get(north.id)?.commands.set([{ name: 'here', description: 'x' }]);
  expect((await bot.application?.commands.fetch({ guildId: north.id }))?.size).toBe(1);
  expect(discord.slash('here').events).toEqual([]);
  expect(() => discord.slash('here', {}, { where: southGeneral })).toThrow('but nothing');
  await expect(bot.application?.commands.set([], discord.fixtures.abroad.id)).rejects.toMatchObject(
    {
      code: 50001,
    },
  );
});

test('a slash command is answered, in a guild and in direct messages', async ({ discord }) => {
  await answering(discord, async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    const { locale, guildLocale, context } = interaction;
    const topic = interaction.options.getString('topic', true);
    await interaction.reply(`${topic} ${locale} ${guildLocale} ${context}`);
  });
  const { ken, southGeneral, abroadGeneral, group } = discord.fixtures;
  const asked = discord.slash('brief', { topic: 'usfj' });
  expect((await asked.reply()).content).toBe('usfj en-US en-US 0');
  expect(await asked.response()).toMatchObject({
    type: 4,
    data: { allowed_mentions: { parse: [] } },
  });
  const elsewhere = [
    [{ user: ken, where: southGeneral }, 'usfj ja ja 0'],
    [{ user: ken, where: 'dm' }, 'usfj ja null 1'],
    [{ user: ken, where: group }, 'usfj ja null 2'],
    [{ where: abroadGeneral }, 'usfj en-US en-US 0'],
  ] as const;
  for (const [by, content] of elsewhere) {
    const message = await discord.slash('brief', { topic: 'usfj' }, by).reply();
    expect(message).toMatchObject({ content, type: 20, author: { bot: true } });
  }
});

test('the REST answer is the whole message', async ({ discord }) => {
  const bot = await answering(discord, async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    const { resource } = await interaction.reply({ content: 'here', withResponse: true });
    const { message } = resource ?? {};
    await interaction.followUp(`${message?.content} by ${message?.author.username}`);
  });
  const asked = discord.slash('brief', { topic: 'usfj' });
  const more = await asked.followUp();
  expect(more).toMatchObject({ content: 'here by briefing-bot', type: 19 });
  expect(more.message_reference?.message_id).toBe((await asked.reply()).id);
  expect(bot.isReady()).toBe(true);
});

test('a deferral is filled by an edit; later edits, follow-ups and deletions are told', async ({
  discord,
}) => {
  await answering(discord, async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    await interaction.editReply('first');
    await interaction.editReply('second');
    const more = await interaction.followUp('third');
    await interaction.editReply({ message: more, content: 'fourth' });
    await interaction.deleteReply();
  });
  const asked = discord.slash('brief', { topic: 'usfj' });
  expect(await asked.response()).toMatchObject({ type: 5 });
  expect(await asked.reply()).toMatchObject({ content: 'first', flags: MessageFlags.Ephemeral });
  expect((await asked.edited()).content).toBe('second');
  expect((await asked.followUp()).content).toBe('third');
  expect((await asked.edited(2)).content).toBe('fourth');
  expect((await asked.deleted()).content).toBe('second');
  expect(asked.events.map(({ kind }) => kind)).toEqual([
    'responded',
    'replied',
    'edited',
    'followed-up',
    'edited',
    'deleted',
  ]);
});

test('the first follow-up after a deferral takes the place of "is thinking"', async ({
  discord,
}) => {
  await answering(discord, async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.deferReply();
    await interaction.followUp('here');
  });
  const asked = discord.slash('brief', { topic: 'usfj' });
  expect((await asked.reply()).content).toBe('here');
});

test('an autocomplete gets its choices', async ({ discord }) => {
  await answering(discord, async (interaction) => {
    if (!interaction.isAutocomplete()) return;
    const { name, value } = interaction.options.getFocused(true);
    await interaction.respond([{ name: `${name} ${value}`, value: 'usfj' }]);
  });
  expect(await discord.autocomplete('brief', { topic: 'us' }).choices()).toEqual([
    { name: 'topic us', value: 'usfj' },
  ]);
});

test('buttons and selects work, on ephemeral messages too', async ({ discord }) => {
  await answering(discord, async (interaction) => {
    if (interaction.isChatInputCommand()) {
      const select = new StringSelectMenuBuilder()
        .setCustomId('related')
        .addOptions({ label: 'One', value: 'one' }, { label: 'Two', value: 'two' });
      const container = new ContainerBuilder()
        .addTextDisplayComponents(new TextDisplayBuilder({ content: 'The brief' }))
        .addActionRowComponents(buttons('next', 'public'))
        .addActionRowComponents(
          new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(select),
        );
      const shown = interaction.options.getBoolean('public');
      await interaction.reply({
        components: [container],
        flags: MessageFlags.IsComponentsV2 | (shown ? 0 : MessageFlags.Ephemeral),
      });
    } else if (interaction.isStringSelectMenu()) {
      const components = [new TextDisplayBuilder({ content: `chose ${interaction.values}` })];
      await interaction.update({ components });
    } else if (interaction.isButton() && interaction.customId === 'public') {
      await interaction.reply({ content: 'for all' });
    } else if (interaction.isButton()) {
      await interaction.deferUpdate();
      const components = [new TextDisplayBuilder({ content: 'page 2' }), buttons('next')];
      await interaction.editReply({ components });
    }
  });
  for (const shown of [true, false]) {
    const message = await discord.slash('brief', { topic: 'usfj', public: shown }).reply();
    expect(message.components).toMatchObject([{ id: 1, type: 17, accent_color: null }]);
    expect(await discord.click(message, 'public').reply()).toMatchObject({
      content: 'for all',
      message_reference: { message_id: message.id },
    });
    const paged = await discord.click(message, 'next').reply();
    expect(paged).toMatchObject({ id: message.id, components: [{ content: 'page 2' }, {}] });
    expect(() => discord.select(paged, 'related', ['one'])).toThrow('no "related", but next');
  }
  const message = await discord.slash('brief', { topic: 'usfj' }).reply();
  expect(() => discord.select(message, 'related', ['three'])).toThrow('none of one, two');
  expect(() => discord.click(message, 'next', { user: discord.fixtures.ken })).toThrow(
    'one person',
  );
  const chosen = await discord.select(message, 'related', ['two']).reply();
  expect(chosen).toMatchObject({ id: message.id, components: [{ content: 'chose two' }] });
});

test('a message command gets the message that it was used on', async ({ discord }) => {
  await answering(discord, async (interaction) => {
    if (!interaction.isMessageContextMenuCommand()) return;
    await interaction.reply(`about: ${interaction.targetMessage.content}`);
  });
  const { ken, general } = discord.fixtures;
  const { message } = discord.say(ken, general, 'The JJOC started in 2025.');
  const checked = await discord.contextMenu('Check against briefs', message).reply();
  expect(checked).toMatchObject({ content: 'about: The JJOC started in 2025.', type: 23 });
});

test('a subcommand with a channel, for those who may', async ({ discord }) => {
  await answering(discord, async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    const channel = interaction.options.getChannel('channel', true);
    await interaction.reply(`${interaction.options.getSubcommand()} ${channel.name}`);
  });
  const { ken, general } = discord.fixtures;
  const filled = { channel: general.id };
  expect((await discord.slash('digest add', filled).reply()).content).toBe('add general');
  expect(() => discord.slash('digest add', filled, { user: ken })).toThrow('asks for');
  const may = discord.slash('digest add', filled, { user: ken, permissions: ['ManageGuild'] });
  expect((await may.reply()).content).toBe('add general');
});

test('what a person could not do in Discord, a test cannot do', async ({ discord }) => {
  await answering(discord, () => {});
  expect(() => discord.slash('frob')).toThrow('no "frob" of type 1, but brief, digest');
  expect(() => discord.slash('brief')).toThrow('needs topic');
  expect(() => discord.slash('brief', { topic: 'x', colour: 1 })).toThrow('no option colour');
  expect(() => discord.slash('digest add', {}, { where: 'dm' })).toThrow('not offered');
  expect(() => discord.autocomplete('brief', { public: true })).toThrow('no autocomplete');
});

test('a response after 3 seconds is refused with 10062', async ({ discord }) => {
  const errors: unknown[] = [];
  await answering(discord, async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.reply('late').catch((error) => errors.push(error));
  });
  const asked = discord.slash('brief', { topic: 'usfj' }, { lateMs: 3_200 });
  expect(await asked.refusal()).toEqual({ kind: 'refused', status: 404, code: 10062 });
  await expect.poll(() => errors).toMatchObject([{ code: 10062, message: 'Unknown interaction' }]);
});

test('a second response is refused with 40060, a follow-up after 15 minutes with 50027', async ({
  discord,
}) => {
  await answering(discord, async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.reply('once');
    interaction.replied = false;
    await interaction.reply('twice').catch(() => {});
    discord.advance(16 * 60_000);
    interaction.replied = true;
    await interaction.followUp('too late').catch(() => {});
  });
  const asked = discord.slash('brief', { topic: 'usfj' });
  expect(await asked.refusal()).toMatchObject({ status: 400, code: 40060 });
  expect(await asked.refusal(2)).toMatchObject({ status: 401, code: 50027 });
});

test('where only a person has installed the bot, it gets five follow-ups', async ({ discord }) => {
  await answering(discord, async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.reply('0');
    for (let n = 1; n <= 6; n++) await interaction.followUp(`${n}`).catch(() => {});
  });
  const by = { where: discord.fixtures.abroadGeneral };
  const asked = discord.slash('brief', { topic: 'usfj' }, by);
  expect((await asked.followUp(5)).content).toBe('5');
  expect(await asked.refusal()).toMatchObject({ code: 40094 });
});
