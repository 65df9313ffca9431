import type { APIMessage } from 'discord.js';
import {
  BUTTON,
  type Component,
  everyComponent,
} from '../../../test/peers/discord/resources/components.ts';
import type { DiscordPeer } from '../../../test/peers/discord/server.ts';
import { addPerson as addDiscordPerson } from '../../../test/peers/discord/state/world.ts';
import type { SlackPeer } from '../../../test/peers/slack/server.ts';
import { addPerson as addSlackPerson } from '../../../test/peers/slack/state/world.ts';
import { elementsOf } from '../../../test/peers/slack/users/find-element.ts';
import type { Peers } from './peers.ts';

/** How much people ask, and for what, in turns. */
export type Load = {
  readonly requests: number;
  readonly topics: readonly string[];
  readonly questions: readonly string[];
};

/** Many people, so that none of them is too fast. */
const PEOPLE = 500;
const ABREAST = 8;
/** A person takes a brief, presses one of its buttons, asks by command and asks in a direct message. */
const REQUESTS_PER_VISIT = 4;

/** People visit the bot, on Discord and on Slack in turns, until so many requests have been answered. */
export async function sendRequests(
  { discord, slack }: Pick<Peers, 'discord' | 'slack'>,
  { requests, topics, questions }: Load,
): Promise<void> {
  const visitors = [discordVisitor(discord), slackVisitor(slack)];
  const visits = Math.ceil(requests / REQUESTS_PER_VISIT);
  let next = 0;
  const goOn = async () => {
    while (next < visits) {
      const n = next++;
      const of = (list: readonly string[]) => list[n % list.length] ?? '';
      await visitors[n % 2]?.(Math.floor(n / 2), of(topics), of(questions));
    }
  };
  await Promise.all(Array.from({ length: ABREAST }, goOn));
}

/** The nth visit: every person comes anew after all the others. */
type Visitor = (n: number, topic: string, question: string) => Promise<void>;

function discordVisitor(discord: DiscordPeer): Visitor {
  const people = Array.from({ length: PEOPLE }, () => addDiscordPerson(discord.world, 'somebody'));
  return async (n, topic, question) => {
    const user = people[n % PEOPLE] ?? discord.fixtures.ann;
    const brief = await discord.slash('brief', { topic }, { user }).reply();
    const buttons = discordButtons(brief);
    const button = buttons[n % buttons.length];
    if (button) await discord.click(brief, button, { user }).response();
    await discord.slash('ask', { question }, { user }).reply();
    await discord.directMessage(user, question).answer();
  };
}

/** What a button that posts into a channel holds: those are left alone, for a channel takes one post a second. */
const POSTS = /^\w+\|o\d/;

const discordButtons = ({ components }: APIMessage): string[] =>
  [...everyComponent((components ?? []) as readonly Component[])].flatMap(({ component }) => {
    const { type, custom_id: id, disabled } = component;
    return type === BUTTON && id && !disabled && !POSTS.test(id) ? id : [];
  });

function slackVisitor(slack: SlackPeer): Visitor {
  const people = Array.from({ length: PEOPLE }, () => addSlackPerson(slack.world, 'somebody'));
  return async (n, topic, question) => {
    const user = people[n % PEOPLE] ?? slack.fixtures.ann;
    const brief = await slack.runCommand('/brief', topic, { user }).message();
    const buttons = elementsOf(brief.blocks ?? []).filter(
      ({ element: { type, value } }) => type === 'button' && value && !POSTS.test(value),
    );
    const button = buttons[n % buttons.length];
    if (button) {
      const which = { action: button.element.action_id, block: button.blockId };
      await slack.press(brief, which, { user }).ack();
    }
    await slack.runCommand('/ask', question, { user }).message();
    await slack.directMessage(user, question).answer();
  };
}
