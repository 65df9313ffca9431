import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import type { InferenceSession, Tensor } from 'onnxruntime-web';
import {
  beginningOf,
  type EmbeddingModel,
  type TextRole,
  toUnitLength,
} from './embedding-model.ts';
import { type ModelFolder, readModelFolder } from './model-folder.ts';

/**
 * V8 compiles a function of WebAssembly a second time, faster to run, once it has run for so long. By itself it soon does
 * so with most of the runtime, which takes 150 MB for good and gains no time; what does the work is compiled all the same.
 */
const TIERING_BUDGET = '--wasm-tiering-budget=1000000000';

/**
 * Loads a sentence-transformer from a folder and runs it in WebAssembly, on the processor. Fails where the folder
 * holds no model that the runtime understands.
 */
export async function loadOnnxModel(path: string): Promise<EmbeddingModel> {
  const folder = readModelFolder(path);
  setFlagsFromString(TIERING_BUDGET);
  const ort = await import('onnxruntime-web/wasm');
  const { Tokenizer } = await import('@huggingface/tokenizers');
  ort.env.wasm.numThreads = 1; // each more is a worker of the worker, which the other work has to share cores with
  ort.env.logLevel = 'error';
  const bytes = readFileSync(folder.modelFile);
  const id = idOf(folder, bytes);
  const session = await ort.InferenceSession.create(bytes, { executionProviders: ['wasm'] });
  const tokenizer = new Tokenizer(folder.tokenizer, folder.tokenizerConfig);

  async function embed(text: string, role: TextRole): Promise<Float32Array> {
    const { ids } = tokenizer.encode(folder.prompts[role] + beginningOf(text));
    if (ids.length === 0) return new Float32Array(1);
    const row = (value: (i: number) => number) =>
      new ort.Tensor(
        'int64',
        BigInt64Array.from(ids, (_, i) => BigInt(value(i))),
        [1, ids.length],
      );
    const all: Readonly<Record<string, Tensor>> = {
      input_ids: row((i) => ids[i] ?? 0),
      attention_mask: row(() => 1),
      token_type_ids: row(() => 0),
    };
    const inputs = session.inputNames.flatMap((name) => {
      const tensor = all[name];
      return tensor ? [[name, tensor] as const] : [];
    });
    return toUnitLength(pooled(await session.run(Object.fromEntries(inputs)), folder.pooling));
  }
  return { id, embed };
}

/** The vector of the text, as the model gives it or from those of its tokens. */
function pooled(
  outputs: InferenceSession.ReturnType,
  pooling: ModelFolder['pooling'],
): Float32Array {
  const [first] = Object.values(outputs);
  const { sentence_embedding: output = first } = outputs;
  if (!output || !(output.data instanceof Float32Array)) {
    throw new Error('the model gives no vectors of 32-bit floats');
  }
  const { data, dims } = output;
  if (dims.length < 3) return data.slice();
  const size = dims[2] ?? 0;
  if (pooling === 'cls') return data.slice(0, size);
  const sum = new Float32Array(size); // its direction is that of the mean
  for (const [i, value] of data.entries()) sum[i % size] = (sum[i % size] ?? 0) + value;
  return sum;
}

/** The same content in another folder is the same model. */
function idOf({ modelFile: _, ...settings }: ModelFolder, bytes: Uint8Array): string {
  const hash = createHash('sha256').update(JSON.stringify(settings)).update(bytes);
  return `sha256:${hash.digest('hex')}`;
}
