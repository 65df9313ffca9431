import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { replaceFile } from '../../disk-cache/index.ts';

/** Vectors by the hash of their text. */
export type Vectors = ReadonlyMap<string, Float32Array>;

/** The file holds no more; older ones go. */
const MOST_KEPT = 20_000;
const KEY_BYTES = 16;
const CHECKSUM_BYTES = 32;

/** The first line of the file. After it come key and vector in turn, and the SHA-256 of all before. */
const headShape = z.object({
  format: z.literal(1),
  model: z.string(),
  dimensions: z.number().int().positive(),
  count: z.number().int().nonnegative(),
});

/** The key of a text: a hash of its content. */
export const keyOf = (text: string): string =>
  createHash('sha256')
    .update(text)
    .digest('hex')
    .slice(0, 2 * KEY_BYTES);

/**
 * The vectors that a file keeps of a model; none where it does not exist, is of another model or version, or is not
 * whole. `why` says so in a line for the log; null: there is nothing to say.
 */
export function readVectors(file: string, model: string): { vectors: Vectors; why: string | null } {
  const none = (why: string | null) => ({ vectors: new Map(), why });
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return none(null);
    return none(`The vectors of facts in ${file} cannot be read (${code}): they are made anew.`);
  }
  const kept = parse(bytes);
  if (!kept) return none(`The vectors of facts in ${file} are damaged: they are made anew.`);
  if (kept.model !== model) {
    return none(`The vectors of facts in ${file} are of another model: they are made anew.`);
  }
  return { vectors: kept.vectors, why: null };
}

function parse(bytes: Buffer): { model: string; vectors: Vectors } | null {
  const body = bytes.subarray(0, -CHECKSUM_BYTES);
  if (!checksumOf(body).equals(bytes.subarray(-CHECKSUM_BYTES))) return null;
  const end = body.indexOf('\n');
  const head = headShape.safeParse(jsonOf(body.toString('utf8', 0, end)));
  if (!head.success) return null;
  const { model, dimensions, count } = head.data;
  const step = KEY_BYTES + 4 * dimensions;
  if (body.length !== end + 1 + count * step) return null;
  const vectors = new Map<string, Float32Array>();
  for (let at = end + 1; at < body.length; at += step) {
    const key = body.toString('hex', at, at + KEY_BYTES);
    const data = new Uint8Array(body.subarray(at + KEY_BYTES, at + step)); // a copy, aligned
    vectors.set(key, new Float32Array(data.buffer));
  }
  return { model, vectors };
}

/**
 * Keeps vectors in a file, beside those of the same model that another process has written there meanwhile. The file is
 * replaced as a whole: a reader sees the old one or the new one.
 */
export function writeVectors(file: string, model: string, own: Vectors): void {
  const all = new Map([...readVectors(file, model).vectors, ...own]);
  const dimensions = own.values().next().value?.length ?? 0;
  const entries = [...all].filter(([, { length }]) => length === dimensions).slice(-MOST_KEPT);
  const head = { format: 1, model, dimensions, count: entries.length };
  const body = Buffer.concat([
    Buffer.from(`${JSON.stringify(head)}\n`),
    ...entries.flatMap(([key, vector]) => [Buffer.from(key, 'hex'), bytesOf(vector)]),
  ]);
  replaceFile(file, Buffer.concat([body, checksumOf(body)]));
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Float32Array) =>
  Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength);

const checksumOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
