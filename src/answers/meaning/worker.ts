import { setImmediate as nextTurn } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { trimMemoryWhenIdle } from '../../memory/index.ts';
import { messageOf } from '../../observability/thrown/index.ts';
import type { EmbeddingModel } from './embedding-model.ts';
import { loadEnglishModel } from './english-model.ts';
import type { CompareRequest, WorkerMessage, WorkerSettings } from './messages.ts';
import { loadOnnxModel } from './onnx-model.ts';
import { keyOf, readVectors, writeVectors } from './vector-cache.ts';

/** The thread that embeds: questions at once, the texts of facts between them, each once. */

/** More vectors of facts are not kept in memory: the longest unused ones go. */
const MOST_VECTORS = 20_000;

const port = parentPort;
if (!port) throw new Error('this file runs as a worker thread only');
const { model: choice, cacheFile } = workerData as WorkerSettings;
const say = (message: WorkerMessage) => port.postMessage(message);

trimMemoryWhenIdle(); // to load a model takes three times the memory that it keeps
const model = await load();
const vectors = new Map<string, Float32Array>();
/** Requests not yet looked at, and those that wait for vectors of facts. */
const requests: CompareRequest[] = [];
let waiting: CompareRequest[] = [];
/** Texts of facts without a vector. */
const missing = new Set<string>();
/** Whether there are vectors that the file does not hold. */
let isUnsaved = false;
let isWorking = false;

if (model) {
  say({ kind: 'progress' });
  const kept = readVectors(cacheFile, model.id);
  for (const [key, vector] of kept.vectors) vectors.set(key, vector);
  if (kept.why) say({ kind: 'note', text: kept.why });
  port.on('message', (request: CompareRequest) => {
    requests.push(request);
    if (isWorking) return;
    isWorking = true;
    work(model).catch((error: unknown) => {
      throw error; // ends the thread: a new one is started
    });
  });
}

async function load(): Promise<EmbeddingModel | null> {
  try {
    return await (choice.kind === 'english' ? loadEnglishModel() : loadOnnxModel(choice.folder));
  } catch (error) {
    say({ kind: 'unusable', why: messageOf(error) });
    return null;
  }
}

async function work(by: EmbeddingModel): Promise<void> {
  for (;;) {
    await nextTurn(); // lets in what has been asked meanwhile
    const request = requests.shift();
    const [text] = missing;
    if (request) await take(request, by);
    else if (text !== undefined) await learn(text, by);
    else break;
  }
  isWorking = false;
}

/** Answers a request, or sees to it that it can be answered. */
async function take(request: CompareRequest, by: EmbeddingModel): Promise<void> {
  const lacking = request.facts.flat().filter((text) => !vectors.has(keyOf(text)));
  for (const text of lacking) missing.add(text);
  if (lacking.length > 0 && request.isPatient) waiting.push(request);
  else if (lacking.length > 0) say({ kind: 'compared', id: request.id, similarities: null });
  else say({ kind: 'compared', id: request.id, similarities: await similaritiesOf(request, by) });
}

async function learn(text: string, by: EmbeddingModel): Promise<void> {
  // A text that the model cannot embed is like no question.
  const vector = await by.embed(text, 'fact').catch(() => new Float32Array(1));
  keep(keyOf(text), vector);
  isUnsaved ||= vector.length > 1;
  missing.delete(text);
  say({ kind: 'progress' });
  if (missing.size > 0) return;
  if (isUnsaved) save(by);
  requests.push(...waiting);
  waiting = [];
}

function keep(key: string, vector: Float32Array): void {
  vectors.delete(key); // to the end: the order of the map is that of the last use
  vectors.set(key, vector);
  const [oldest] = vectors.keys();
  if (vectors.size > MOST_VECTORS && oldest !== undefined) vectors.delete(oldest);
}

function save({ id }: EmbeddingModel): void {
  isUnsaved = false;
  try {
    writeVectors(cacheFile, id, new Map([...vectors].filter(([, { length }]) => length > 1)));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const text = `The vectors of facts cannot be kept in ${cacheFile} (${code}): each start makes them anew.`;
    say({ kind: 'note', text });
  }
}

/** The cosine similarity of the question to the nearest text of each fact; null where it cannot be embedded. */
async function similaritiesOf(
  { question, facts }: CompareRequest,
  by: EmbeddingModel,
): Promise<Float32Array | null> {
  const asked = await by.embed(question, 'question').catch(() => null);
  if (!asked) return null;
  const similarityTo = (text: string) => {
    const key = keyOf(text);
    const vector = vectors.get(key) ?? new Float32Array(1);
    keep(key, vector);
    return dot(asked, vector);
  };
  return Float32Array.from(facts, (texts) => Math.max(0, ...texts.map(similarityTo)));
}

function dot(a: Float32Array, b: Float32Array): number {
  if (a.length !== b.length) return 0;
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}
