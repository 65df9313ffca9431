import { App, LogLevel } from '@slack/bolt';
import { Client, Events, GatewayIntentBits, Options, Partials } from 'discord.js';

/*
 * A bot of the two libraries alone, as a process: it answers every command, button and message with a constant. It is
 * plain JavaScript, so that no compiler takes memory beside it; like the bot it keeps none of what it is sent.
 */

const { DISCORD_API_URL, DISCORD_TOKEN } = process.env;
const { SLACK_API_URL, SLACK_APP_TOKEN, SLACK_BOT_TOKEN } = process.env;

/** About as long as a brief. */
const CONSTANT = 'A constant string. '.repeat(40);

const onlyItself = { maxSize: 0, keepOverLimit: ({ id, client }) => id === client.user.id };
const client = new Client({
  intents: [
    GatewayIntentBits.Guilds,
    GatewayIntentBits.GuildMessages,
    GatewayIntentBits.DirectMessages,
  ],
  partials: [Partials.Channel],
  makeCache: Options.cacheWithLimits({
    GuildMemberManager: onlyItself,
    MessageManager: 0,
    PresenceManager: 0,
    ReactionManager: 0,
    UserManager: onlyItself,
  }),
  rest: { api: DISCORD_API_URL },
});

const onDiscord = {
  content: CONSTANT,
  components: [{ type: 1, components: [{ type: 2, style: 2, label: 'More', custom_id: 'more' }] }],
};
client.on(Events.InteractionCreate, async (interaction) => {
  if (interaction.isButton()) await interaction.update(onDiscord);
  else if (interaction.isRepliable()) await interaction.reply(onDiscord);
});
client.on(Events.MessageCreate, async ({ author, channel }) => {
  if (!author.bot) await channel.send(CONSTANT);
});

const app = new App({
  token: SLACK_BOT_TOKEN,
  appToken: SLACK_APP_TOKEN,
  socketMode: true,
  clientOptions: { slackApiUrl: SLACK_API_URL },
  logLevel: LogLevel.ERROR,
});
const label = { type: 'plain_text', text: 'More' };
const onSlack = {
  text: CONSTANT,
  blocks: [
    { type: 'section', text: { type: 'mrkdwn', text: CONSTANT } },
    { type: 'actions', elements: [{ type: 'button', action_id: 'more', value: 'x', text: label }] },
  ],
};
app.command(/./, async ({ ack, respond }) => {
  await ack();
  await respond(onSlack);
});
app.action('more', async ({ ack, respond }) => {
  await ack();
  await respond({ ...onSlack, replace_original: true });
});
app.message(async ({ say, message }) => {
  if (!message.bot_id) await say(CONSTANT);
});

const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
await Promise.all([client.login(DISCORD_TOKEN), ready, app.start()]);
const commandOf = (name, option) => ({
  name,
  description: name,
  options: [{ type: 3, name: option, description: option }],
});
await client.application.commands.set([commandOf('brief', 'topic'), commandOf('ask', 'question')]);
process.stdout.write('connected\n');
