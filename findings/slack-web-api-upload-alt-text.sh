#!/bin/sh
# `files.uploadV2` of @slack/web-api, and the alternative text of a picture: what is given as `alt_text` is sent to
# files.getUploadURLExternal under that name, where Slack's documentation has `alt_txt`
# (https://docs.slack.dev/reference/methods/files.getUploadURLExternal). Exits with 1 if that has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @slack/web-api@8.2.0 >/dev/null
cat > try.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { WebClient } from '@slack/web-api';

const { version } = JSON.parse(readFileSync('node_modules/@slack/web-api/package.json', 'utf8'));
console.log(`@slack/web-api ${version}, Node ${process.version}`);
let sent;
const server = createServer(async (request, response) => {
  const body = await text(request);
  if (request.url.endsWith('files.getUploadURLExternal')) sent = new URLSearchParams(body);
  const upload_url = `http://127.0.0.1:${server.address().port}/upload`;
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ ok: true, upload_url, file_id: 'F1', files: [] }));
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const client = new WebClient('xoxb-1', { slackApiUrl: `http://127.0.0.1:${server.address().port}/api/` });
await client.files.uploadV2({
  channel_id: 'C1',
  file: Buffer.from('a picture'),
  filename: 'a.png',
  alt_text: 'What it shows',
});
console.log('sent to files.getUploadURLExternal:', [...sent.keys()].join(', '));
server.close();
server.closeAllConnections();
process.exit(sent.has('alt_text') && !sent.has('alt_txt') ? 0 : 1);
JS
node try.mjs
