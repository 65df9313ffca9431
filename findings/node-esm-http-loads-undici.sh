#!/usr/bin/env bash
# Node.js 24.21.0: `import 'node:http'` loads the built-in undici, `require('node:http')` does not.
#
# An ES module that imports a built-in reads every export of it once, and node:http has lazy ones (WebSocket,
# CloseEvent, MessageEvent) that come from undici. So a program that never uses fetch or a WebSocket compiles undici
# at its start as soon as any module of it imports node:http, such as a web framework; one that requires node:http
# does not. A bundle in CommonJS form starts quicker for that alone.
#
# Seen (24.21.0, Linux x64):
#   import  undici loaded: true
#   require undici loaded: false
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --no-save node@24.21.0 >/dev/null 2>&1
node=node_modules/.bin/node
cat >look.cjs <<'END'
module.exports = (how) => {
  const isLoaded = process.moduleLoadList.some((name) => name.endsWith('internal/deps/undici/undici'));
  console.log(how.padEnd(7), 'undici loaded:', isLoaded);
};
END
echo "import 'node:http'; import look from './look.cjs'; look('import');" >with-import.mjs
echo "require('node:http'); require('./look.cjs')('require');" >with-require.cjs
"$node" --version
seen=$("$node" with-import.mjs; "$node" with-require.cjs)
echo "$seen"
expected=$(printf 'import  undici loaded: true\nrequire undici loaded: false')
if [ "$seen" != "$expected" ]; then
  echo "Node behaves otherwise now: this finding is out of date." >&2
  exit 1
fi
