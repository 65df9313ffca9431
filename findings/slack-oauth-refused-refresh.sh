#!/bin/sh
# @slack/oauth with token rotation: where Slack refuses to exchange a refresh token, InstallProvider.authorize does not
# reject. It resolves with the token that has ended, and stores nothing; and two callers at once exchange the same refresh
# token twice. Who wants to know has to exchange tokens by themselves, under a lock.
# Exits with 1 if that has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @slack/oauth@4.0.0 >/dev/null
cat > try.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import oauth from '@slack/oauth';

const { version } = JSON.parse(readFileSync('node_modules/@slack/oauth/package.json', 'utf8'));
console.log(`@slack/oauth ${version}, Node ${process.version}`);
let asked = 0;
const server = createServer((request, response) => {
  request.resume().on('end', () => {
    asked++;
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ ok: false, error: 'invalid_refresh_token' }));
  });
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));

const ended = Math.floor(Date.now() / 1000) - 3600;
let stored = 0;
const quiet = { debug() {}, info() {}, warn() {}, error() {}, setLevel() {}, getLevel: () => 'error', setName() {} };
const installer = new oauth.InstallProvider({
  clientId: '1.2',
  clientSecret: 'secret',
  stateSecret: 'state',
  logger: quiet,
  clientOptions: { slackApiUrl: `http://127.0.0.1:${server.address().port}/api/` },
  installationStore: {
    async fetchInstallation() {
      const bot = { token: 'of-yesterday', refreshToken: 'r', expiresAt: ended, scopes: [], id: 'B1', userId: 'U1' };
      return { team: { id: 'T1' }, bot, user: {}, authVersion: 'v2', isEnterpriseInstall: false };
    },
    async storeInstallation() {
      stored++;
    },
  },
});
const query = { teamId: 'T1', isEnterpriseInstall: false };
const [one] = await Promise.all([installer.authorize(query), installer.authorize(query)]);
console.log('resolves with the token', one.botToken, 'that ended at', one.botTokenExpiresAt, 'having stored', stored);
console.log('asked for the same refresh token', asked, 'times');

server.close();
server.closeAllConnections();
process.exit(one.botToken === 'of-yesterday' && stored === 0 && asked === 2 ? 0 : 1);
JS
node try.mjs
