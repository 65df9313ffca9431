import { createRequire } from 'node:module';
import { setTimeout } from 'node:timers/promises';
import type { APIMessage } from 'discord.js';
import type * as Undici from 'undici';
import { afterAll, beforeAll } from 'vitest';
import type { Pictures } from '../../../src/platforms/shared/pictures/index.ts';
import { wordsFor } from '../../../src/replies/words/index.ts';
import { addChannel } from '../../peers/discord/state/world.ts';
import { ALT, picturedCommands, realPictures } from '../shared/pictured.ts';
import { buttonOf, expect, isEphemeral, prepareAnswers, test, textOf } from './running-bot.ts';

beforeAll(prepareAnswers);

const pictures = realPictures();
afterAll(() => pictures.close());
const commandService = picturedCommands();
const parts = { commandService, pictures };

/** Once they have been rendered, a slow machine does not make them late. */
beforeAll(async () => {
  for (const options of [{}, { topic: 'usfj' }]) {
    const reply = await commandService.handle('timeline', { lang: 'en', options }, null);
    await pictures.fileOf(reply, 'dark');
  }
});

const { chat } = wordsFor('en');

type Part = {
  readonly type: number;
  readonly content?: string;
  readonly items?: readonly {
    readonly media: { readonly url: string };
    readonly description: string;
  }[];
  readonly components?: readonly Part[];
};

/** What stands in the container of a message, from top to bottom. */
const partsOf = ({ components }: APIMessage) =>
  (components as readonly Part[])[0]?.components ?? [];
const galleriesOf = (message: APIMessage) => partsOf(message).filter(({ type }) => type === 12);

/** A message shows its picture below its title, with what it shows in words. */
function expectPicture(message: APIMessage, name: string): void {
  const [head, gallery] = partsOf(message);
  expect(head?.content).toMatch(/^## /);
  const [item, ...others] = gallery?.items ?? [];
  expect(others).toEqual([]);
  expect(item?.description).toBe(ALT);
  const [file, ...more] = message.attachments;
  expect(more).toEqual([]);
  expect(file).toMatchObject({ filename: name, description: ALT, content_type: 'image/png' });
  expect(item?.media.url).toBe(file?.url);
  expect(file?.width).toBeGreaterThan(600);
}

test('a command is answered with its picture in the same message', async ({ discord, start }) => {
  await start(parts);
  const all = await discord.slash('timeline').reply();
  expectPicture(all, 'timeline.png');
  expect(isEphemeral(all)).toBe(true);
  expectPicture(await discord.slash('timeline', { topic: 'usfj' }).reply(), 'timeline-usfj.png');
  const help = await discord.slash('help').reply();
  expect([help.attachments, galleriesOf(help)]).toEqual([[], []]);
});

test('a picture goes out whichever HTTP client is that of the process', async ({
  discord,
  start,
}) => {
  // Bolt brings another version of undici, and the first one that is loaded serves all.
  const bolts = createRequire(createRequire(import.meta.url).resolve('@slack/bolt'));
  const { Agent, getGlobalDispatcher, setGlobalDispatcher } = bolts('undici') as typeof Undici;
  const before = getGlobalDispatcher();
  setGlobalDispatcher(new Agent());
  try {
    await start(parts);
    expectPicture(await discord.slash('timeline').reply(), 'timeline.png');
  } finally {
    setGlobalDispatcher(before);
  }
});

test('a picture that cannot be sent at all costs nobody the answer', async ({ discord, start }) => {
  const broken: Pictures = {
    ...pictures,
    fileOf: async () => ({ name: 'timeline.png', alt: ALT, png: null as never }),
  };
  const { logged } = await start({ ...parts, pictures: broken });
  const reply = await discord.slash('timeline').reply();
  expect([reply.attachments, galleriesOf(reply)]).toEqual([[], []]);
  await logged(/a picture was left out/);
});

test('the picture stands on the first page, goes with it and comes back with it', async ({
  discord,
  start,
}) => {
  await start(parts);
  const first = await discord.slash('brief', { topic: 'usfj' }).reply();
  expectPicture(first, 'timeline-usfj.png');
  const second = await discord.click(first, buttonOf(first, chat.next)).reply();
  expect([second.attachments, galleriesOf(second)]).toEqual([[], []]);
  expect(second.id).toBe(first.id);
  const again = await discord.click(second, buttonOf(second, chat.previous)).reply();
  expectPicture(again, 'timeline-usfj.png');
  expect(textOf(again)).toBe(textOf(first));
});

test('"Post here for everyone" posts the picture as well', async ({ discord, start }) => {
  await start(parts);
  const first = await discord.slash('timeline', { topic: 'usfj' }).reply();
  const posted = await discord.click(first, buttonOf(first, chat.post)).reply();
  expect(isEphemeral(posted)).toBe(false);
  expectPicture(posted, 'timeline-usfj.png');
});

test('a direct message is answered with the picture', async ({ discord, start }) => {
  await start(parts);
  const { ann } = discord.fixtures;
  expectPicture(await discord.directMessage(ann, 'usfj').answer(), 'timeline-usfj.png');
});

test('an answer does not wait for a slow picture, which is added when it is there', async ({
  discord,
  start,
}) => {
  const waiting = Promise.withResolvers<void>();
  const slow: Pictures = {
    ...pictures,
    fileOf: (reply, theme) => waiting.promise.then(() => pictures.fileOf(reply, theme)),
  };
  await start({
    ...{ ...parts, pictures: slow },
    wait: async (ms, signal) => ms === 1500 || setTimeout(ms, undefined, { signal }),
  });
  const asked = discord.slash('timeline');
  const reply = await asked.reply();
  expect([reply.attachments, galleriesOf(reply)]).toEqual([[], []]);
  waiting.resolve();
  const edited = await asked.edited();
  expect(edited.id).toBe(reply.id);
  expect(isEphemeral(edited)).toBe(true);
  expectPicture(edited, 'timeline.png');
  expect(textOf(edited)).toBe(textOf(reply));
});

test('without a picture, as when it cannot be rendered, the answer is the same as ever', async ({
  discord,
  start,
}) => {
  await start({ ...parts, pictures: { ...pictures, fileOf: async () => null } });
  const reply = await discord.slash('timeline').reply();
  expect([reply.attachments, galleriesOf(reply)]).toEqual([[], []]);
  expect(textOf(reply)).toContain('1957');
});

test('where the bot may attach no files, the answer comes without, and the log says how to mend it', async ({
  discord,
  start,
}) => {
  const { log } = await start(parts);
  const { north, ann } = discord.fixtures;
  const channel = addChannel(discord.world, north, 'no-files', ['AttachFiles']);
  for (const _ of [1, 2]) {
    const answer = await discord.mention(ann, channel, 'usfj').answer();
    expect([answer.attachments, galleriesOf(answer)]).toEqual([[], []]);
    expect(textOf(answer)).toContain('##');
  }
  const lines = log.entries.map(({ msg }) => msg).filter((msg) => msg.includes('picture'));
  expect(lines).toEqual([
    expect.stringMatching(/^Discord: a picture was left out: .*Attach Files/),
  ]);
});

test('a picture that Discord refuses in an answer to a command is left out of it', async ({
  discord,
  start,
}) => {
  await start(parts);
  discord.faults.refuse('POST /interactions/:interaction/:token/callback', 400, 50035);
  const reply = await discord.slash('timeline').reply();
  expect([reply.attachments, galleriesOf(reply)]).toEqual([[], []]);
});
