import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A sentence-transformer as small as one can be: a table with one vector of three numbers for each of its words. What
 * the words of one row mean is the same, in whatever language.
 */
const MEANINGS = [
  ['[UNK]'],
  ['bridge', '橋'],
  ['closed', 'shut', '閉鎖'],
  ['price', 'cost', '料金'],
] as const;
const VECTORS = [
  [0, 0, 0],
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
];

/** Writes the model into a folder, in the layout that sentence-transformers have when exported to ONNX. */
export function writeTinyModel(folder: string, { scale = 1 } = {}): string {
  const words = MEANINGS.flatMap((meaning, row) => meaning.map((word) => ({ word, row })));
  mkdirSync(join(folder, 'onnx'), { recursive: true });
  const table = words.flatMap(({ row }) => (VECTORS[row] ?? []).map((value) => value * scale));
  writeFileSync(join(folder, 'onnx/model.onnx'), gatherModel(table, [words.length, 3]));
  const tokenizer = {
    version: '1.0',
    added_tokens: [],
    normalizer: { type: 'Lowercase' },
    pre_tokenizer: { type: 'Whitespace' },
    post_processor: null,
    decoder: null,
    model: {
      type: 'WordLevel',
      vocab: Object.fromEntries(words.map(({ word }, id) => [word, id])),
      unk_token: '[UNK]',
    },
  };
  writeFileSync(join(folder, 'tokenizer.json'), JSON.stringify(tokenizer));
  return folder;
}

/**
 * An ONNX model of one operator, last_hidden_state = Gather(table, input_ids), as protobuf.
 * https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
 */
function gatherModel(table: readonly number[], shape: readonly [number, number]): Buffer {
  const FLOAT = 1;
  const INT64 = 7;
  const initializer = [
    ...shape.map((size) => number(1, size)),
    number(2, FLOAT),
    text(8, 'table'),
    bytes(9, Buffer.from(Float32Array.from(table).buffer)),
  ];
  const node = [
    ...['table', 'input_ids'].map((name) => text(1, name)),
    text(2, 'last_hidden_state'),
    text(4, 'Gather'),
  ];
  const value = (name: string, type: number, dimensions: readonly Buffer[]) => [
    text(1, name),
    message(2, [
      message(1, [
        number(1, type),
        message(
          2,
          dimensions.map((d) => message(1, [d])),
        ),
      ]),
    ]),
  ];
  const free = (name: string) => text(2, name);
  const graph = [
    message(1, node),
    text(2, 'tiny'),
    message(5, initializer),
    message(11, value('input_ids', INT64, [free('texts'), free('tokens')])),
    message(12, value('last_hidden_state', FLOAT, [free('texts'), free('tokens'), number(1, 3)])),
  ];
  return Buffer.concat([number(1, 8), message(7, graph), message(8, [number(2, 13)])]);
}

const varint = (value: number): Buffer =>
  value < 128
    ? Buffer.from([value])
    : Buffer.concat([Buffer.from([(value & 127) | 128]), varint(value >>> 7)]);
const number = (field: number, value: number) => Buffer.concat([varint(field << 3), varint(value)]);
const bytes = (field: number, value: Buffer) =>
  Buffer.concat([varint((field << 3) | 2), varint(value.length), value]);
const text = (field: number, value: string) => bytes(field, Buffer.from(value));
const message = (field: number, parts: readonly Buffer[]) => bytes(field, Buffer.concat(parts));
