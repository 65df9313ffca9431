import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { messageOf } from '../../observability/thrown/index.ts';
import { isInstalled } from './installed.ts';

/** What runs a model of a folder. The first is large, and only installed with the developers' packages. */
const FOLDER_PACKAGES = ['onnxruntime-web', '@huggingface/tokenizers'];

const MODEL_FILES = ['onnx/model.onnx', 'model.onnx'];
/** An ONNX file is a protobuf whose first field, the version of the format, is numbered 1. */
const FIRST_BYTE = 0x08;

/** How the vectors of tokens become that of a text. */
const pooling = z.object({ pooling_mode_cls_token: z.boolean().default(false) });
/** What is put before a text, by its role. */
const prompt = z.string().optional();
const settings = z.object({
  prompts: z.object({ query: prompt, document: prompt, passage: prompt }).default({}),
});
const tokenizer = z.looseObject({ model: z.looseObject({}) });

/** A sentence-transformer as it lies in a folder. */
export type ModelFolder = {
  readonly modelFile: string;
  readonly tokenizer: object;
  readonly tokenizerConfig: object;
  readonly pooling: 'cls' | 'mean';
  readonly prompts: { readonly question: string; readonly fact: string };
};

/**
 * Reads all of a folder but the model itself. Errors name the file that is missing or faulty.
 * https://sbert.net/docs/sentence_transformer/usage/custom_models.html
 */
export function readModelFolder(folder: string): ModelFolder {
  const modelFile = MODEL_FILES.map((name) => join(folder, name)).find((file) => existsSync(file));
  if (!modelFile) throw new Error(`it holds no ${MODEL_FILES.join(' and no ')}`);
  if (firstByteOf(modelFile) !== FIRST_BYTE) throw new Error(`${modelFile} is no ONNX file`);
  const { prompts } = jsonIn(folder, 'config_sentence_transformers.json', settings, {});
  const { pooling_mode_cls_token: cls } = jsonIn(folder, '1_Pooling/config.json', pooling, {});
  return {
    modelFile,
    tokenizer: jsonIn(folder, 'tokenizer.json', tokenizer),
    tokenizerConfig: jsonIn(folder, 'tokenizer_config.json', z.looseObject({}), {}),
    pooling: cls ? 'cls' : 'mean',
    prompts: {
      question: prompts.query ?? '',
      fact: prompts.document ?? prompts.passage ?? '',
    },
  };
}

/** Why a folder cannot serve as EMBEDDING_MODEL, with the remedy; null: it can, as far as a look tells. */
export function faultOfModelFolder(folder: string): string | null {
  try {
    readModelFolder(folder);
  } catch (error) {
    return `no model: ${messageOf(error)}. Set it to the folder of a sentence-transformer with tokenizer.json and onnx/model.onnx, such as multilingual-e5-small, to none, or remove it.`;
  }
  if (FOLDER_PACKAGES.every(isInstalled)) return null;
  return `a model, but what runs it is not installed. Run npm install --no-save ${FOLDER_PACKAGES.join(' ')}, or remove EMBEDDING_MODEL.`;
}

/** A JSON file of the folder, or `otherwise` where there is none. */
function jsonIn<S extends z.ZodType>(
  folder: string,
  name: string,
  schema: S,
  otherwise?: unknown,
): z.infer<S> {
  const file = join(folder, name);
  if (!existsSync(file) && otherwise !== undefined) return schema.parse(otherwise);
  if (!existsSync(file)) throw new Error(`it holds no ${name}`);
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new Error(`${file} does not hold what a ${name} holds`);
  }
}

function firstByteOf(file: string): number | undefined {
  const handle = openSync(file, 'r');
  try {
    const bytes = new Uint8Array(1);
    return readSync(handle, bytes) === 1 ? bytes[0] : undefined;
  } finally {
    closeSync(handle);
  }
}
