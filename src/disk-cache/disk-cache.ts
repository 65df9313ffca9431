import { randomUUID } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import { crc32 } from 'node:zlib';

/** Where what can be made anew is kept between starts; it may be deleted. */
export const CACHE_FOLDER = 'data/cache';

/** What a file keeps, or why it keeps nothing that can be used; `why` is null where there is no such file. */
type Cached<T> = { readonly value: T } | { readonly why: string | null };

/**
 * What was kept in a file under the same key. It is trusted to be a `T`: the key names the code that made it, and the
 * checksum says that it is whole. Never throws.
 */
export function readCached<T>(file: string, key: string): Cached<T> {
  try {
    const bytes = readFileSync(file);
    const end = bytes.indexOf('\n');
    const [format, checksum, ...rest] = bytes.toString('utf8', 0, end).split(' ');
    const body = bytes.subarray(end + 1);
    if (end < 0 || format !== FORMAT || checksum !== String(crc32(body))) {
      return { why: `${file} is damaged` };
    }
    if (rest.join(' ') !== key) return { why: `${file} is of other briefs or of another version` };
    return { value: deserialize(body) as T };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return { why: code === 'ENOENT' ? null : `${file} cannot be read (${code ?? 'damaged'})` };
  }
}

/**
 * Keeps a value (whatever the structured clone algorithm takes) in a file. The file is replaced as a whole: other
 * processes that read or write it meanwhile see the old one or a new one. Throws where it cannot be written.
 */
export function writeCached(file: string, key: string, value: unknown): void {
  const body = serialize(value);
  replaceFile(file, Buffer.concat([Buffer.from(`${FORMAT} ${crc32(body)} ${key}\n`), body]));
}

/** Writes a file as a whole, and its folder where there is none: a reader sees the old one or the new one. Throws where it cannot. */
export function replaceFile(file: string, bytes: Buffer): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${randomUUID()}.tmp`;
  try {
    writeFileSync(draft, bytes);
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/** Removes the files of a folder that begin with `prefix`, but for the newest ones. */
export function dropOldest(folder: string, prefix: string, kept: number): void {
  const files = readdirSync(folder)
    .filter((name) => name.startsWith(prefix))
    .map((name) => join(folder, name));
  const ages = files.flatMap((file) => {
    const stats = statSync(file, { throwIfNoEntry: false }); // another process does the same
    return stats ? [{ file, time: stats.mtimeMs }] : [];
  });
  const newestFirst = ages.toSorted((a, b) => b.time - a.time);
  for (const { file } of newestFirst.slice(kept)) rmSync(file, { force: true });
}

const FORMAT = 'cache-1';

/**
 * Names the state of some code, by the sizes of its files and when they were last changed, and the Node that runs it:
 * what it computes is the same as long as that is. Takes files and folders.
 */
export function codeStamp(places: readonly URL[]): string {
  const lines = places.flatMap(filesAt).map((path) => {
    const { size, mtimeMs } = statSync(path);
    return `${path} ${size} ${mtimeMs}`;
  });
  return `node-${process.version} code-${crc32(lines.toSorted().join('\n')).toString(16)}`;
}

/** A file, or all files in a folder and in those below it; none where there is nothing. */
function filesAt(place: URL): string[] {
  const path = fileURLToPath(place);
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats?.isDirectory()) return stats ? [path] : [];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
}
