import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

/**
 * The floors of the house, from the ground up: a file may import from its own floor's room and
 * from floors below. Rooms of one floor do not know each other.
 */
const FLOORS: readonly (readonly string[])[] = [
  ['library', 'store', 'ops'],
  ['reply'],
  ['answer'],
  ['commands', 'digest'],
  ['platform/shared'],
  ['platform/discord', 'platform/slack', 'platform/web', 'platform/terminal'],
  ['main', 'bot', 'platforms', 'cli', 'config', 'previews'],
];
/** The composition floor is one room: its parts exist to be put together. */
const COMPOSITION = FLOORS.length - 1;

/** Packages that only one room may import. */
const RESERVED: Record<string, string> = {
  'discord.js': 'platform/discord',
  '@slack/bolt': 'platform/slack',
  '@slack/web-api': 'platform/slack',
  hono: 'platform/web',
  '@hono/node-server': 'platform/web',
  commander: 'cli',
  kysely: 'store',
  pg: 'store',
  croner: 'digest',
  'node-cron': 'digest',
  'js-yaml': 'library',
  chokidar: 'library',
  pino: 'ops',
  'prom-client': 'ops',
};

type Import = { file: string; from: string };

function importsOf(root: string): Import[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|js)$/.test(name))
    .flatMap((name) => {
      const text = readFileSync(join(root, name), 'utf8');
      const found = text.matchAll(/(?:from\s+|import\(|^import\s+)'([^']+)'/gm);
      return [...found].map(([, from = '']) => ({ file: name, from }));
    });
}

const ALL_ROOMS = FLOORS.flat();
const roomOf = (path: string) =>
  ALL_ROOMS.find((room) => path === `${room}.ts` || path.startsWith(`${room}/`));
const floorOf = (room: string) => FLOORS.findIndex((rooms) => rooms.includes(room));

/** What is wrong with an import, or null. */
function fault({ file, from }: Import): string | null {
  const room = roomOf(file);
  if (!room) return `${file} stands on no floor: put it into a folder that DESIGN names`;
  if (!from.startsWith('.')) {
    const name = from.startsWith('@') ? from.split('/').slice(0, 2).join('/') : from.split('/')[0];
    const owner = RESERVED[name ?? ''];
    return owner && owner !== room ? `${file} imports ${from}, which only ${owner} may` : null;
  }
  const target = relative('.', resolve(dirname(file), from)).replaceAll('\\', '/');
  const targetRoom = roomOf(target);
  if (!targetRoom) return `${file} imports ${target}, which stands on no floor`;
  if (targetRoom === room || floorOf(targetRoom) < floorOf(room)) return null;
  if (floorOf(room) === COMPOSITION && floorOf(targetRoom) === COMPOSITION) return null;
  const way = floorOf(targetRoom) > floorOf(room) ? 'up' : 'sideways';
  return `${file} imports ${way}: ${target}`;
}

test('imports go down only, and each platform package stays in its adapter', () => {
  const imports = importsOf('src');
  expect(imports.length).toBeGreaterThan(50);
  expect(imports.map(fault).filter((found) => found !== null)).toEqual([]);
});

test.each([
  ['library/load.ts', '../reply/reply.ts', 'up'],
  ['platform/web/api.ts', '../terminal/render.ts', 'sideways'],
  ['platform/slack/render.ts', '../discord/limits.ts', 'sideways'],
  ['platform/shared/press.ts', '../slack/limits.ts', 'up'],
  ['commands/brief.ts', '../platform/web/api.ts', 'up'],
  ['commands/brief.ts', 'hono', 'only platform/web may'],
  ['library/load.ts', '../ops/log.ts', 'sideways'],
  ['misc/thing.ts', 'zod', 'stands on no floor'],
])('%s importing %s is refused', (file, from, why) => {
  expect(fault({ file, from })).toContain(why);
});

test('the domain code of src has no file longer than 300 lines', () => {
  const long = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|js)$/.test(name))
    .map((name) => ({ name, lines: readFileSync(join('src', name), 'utf8').split('\n').length }))
    .filter(({ lines }) => lines > 300);
  expect(long).toEqual([]);
});
