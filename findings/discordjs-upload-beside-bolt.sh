#!/bin/sh
# discord.js and Bolt in one process: @slack/bolt brings undici 7, discord.js undici 6, and both share one global
# dispatcher, that of whichever was loaded first. Where it is Bolt's, JSON goes out as ever, but a message with a file
# fails before anything is sent ("action is not a function"): discord.js hands its FormData to an undici that does not
# know it. A REST client with an agent of undici 6 of its own (`setAgent`) sends it.
# Exits with 1 if that has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @slack/bolt@5.1.0 @discordjs/rest@2.6.3 undici@6.29.1 >/dev/null
cat > try.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
// The order decides: Bolt first.
require('@slack/bolt');
createRequire(require.resolve('@slack/bolt'))('undici');
const { REST } = require('@discordjs/rest');
const { Agent } = require('undici');

const version = (name) => JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version;
for (const name of ['@discordjs/rest', 'undici', '@slack/bolt', '@slack/bolt/node_modules/undici']) {
  console.log(name, version(name));
}
const types = [];
const server = createServer((request, response) => {
  types.push(request.headers['content-type'].split(';')[0]);
  request.resume().on('end', () => response.setHeader('content-type', 'application/json').end('{}'));
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const rest = new REST({ api: `http://127.0.0.1:${server.address().port}`, retries: 0 }).setToken('t');
const files = [{ name: 'one.txt', data: Buffer.from('1'), contentType: 'text/plain' }];
const post = (options) => rest.post('/channels/1/messages', options).then(() => 'sent', String);

const plain = await post({ body: { content: 'hi' } });
const shared = await post({ body: { content: 'hi' }, files });
rest.setAgent(new Agent());
const own = await post({ body: { content: 'hi' }, files });
console.log({ plain, shared, own, types });
server.close();
server.closeAllConnections();
const isSo = plain === 'sent' && /action is not a function/.test(shared) && own === 'sent';
process.exit(isSo && types.join(' ') === 'application/json multipart/form-data' ? 0 : 1);
JS
node try.mjs
