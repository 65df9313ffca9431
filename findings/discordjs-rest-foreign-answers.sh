#!/bin/sh
# @discordjs/rest and answers that are not Discord's, such as those of a proxy or a network's own page:
# - a redirect (302) with a page counts as success, and gives the bytes of the page as what was made;
# - a page with 403 becomes a DiscordAPIError, as if Discord had refused, without a code.
# Exits with 1 if that has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @discordjs/rest@2.6.3 >/dev/null
cat > try.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { DiscordAPIError, REST } from '@discordjs/rest';

const { version } = JSON.parse(readFileSync('node_modules/@discordjs/rest/package.json', 'utf8'));
console.log(`@discordjs/rest ${version}, Node ${process.version}`);
let status = 200;
const server = createServer((_, response) => {
  response.writeHead(status, { 'content-type': 'text/html' }).end('<p>Please sign in</p>');
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const rest = new REST({ api: `http://127.0.0.1:${server.address().port}`, retries: 0 }).setToken('t');
const post = (signal) => rest.post('/channels/1/messages', { body: { content: 'hi' }, signal });

status = 302;
const made = await post();
console.log('302 with a page resolves with', Object.prototype.toString.call(made));

status = 403;
const error = await post().catch((one) => one);
console.log('403 with a page rejects with', error.name, 'code', error.code);

server.close();
server.closeAllConnections();
const isSo = made instanceof ArrayBuffer && error instanceof DiscordAPIError && error.code === undefined;
process.exit(isSo ? 0 : 1);
JS
node try.mjs
