import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { isSecret } from './secrets.ts';

/** What a file .env sets, and why by name what it sets is not what was meant. */
export type EnvFile = {
  readonly set: Readonly<Record<string, string>>;
  readonly fieldErrors: Readonly<Record<string, string>>;
  /** Why nothing of it can be read; null: it can, or there is none. */
  readonly unreadable: string | null;
};

const NAME = '.env';

/** Reads the file .env of a folder as Node would, in UTF-8 or UTF-16, as editors on Windows save it. */
export function readEnvFile(folder: string): EnvFile {
  let bytes: Buffer;
  try {
    bytes = readFileSync(join(folder, NAME));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const remedy = 'Make it a file that this account may read, or remove it.';
    const unreadable = code === 'ENOENT' ? null : `${NAME} cannot be read (${code}). ${remedy}`;
    return { set: {}, fieldErrors: {}, unreadable };
  }
  const text = decode(bytes).replace(/\r\n?/g, '\n');
  const set = parseEnv(text) as Record<string, string>;
  const fieldErrors = Object.entries(set).flatMap(([name, value]) => {
    const fault = faultOf(name, value, text);
    return fault ? [[name, `${name} in ${NAME} ${fault}`]] : [];
  });
  return { set, fieldErrors: Object.fromEntries(fieldErrors), unreadable: null };
}

function faultOf(name: string, value: string, text: string): string | null {
  if (value.includes('\ufffd')) return 'holds letters that are not UTF-8. Save the file as UTF-8.';
  if (!isCut(name, value, text)) return null;
  return `is cut at a #, which begins a comment there. Put the whole value in quotes: ${name}='…'`;
}

/** The byte order mark, or the zeros between Latin letters, distinguish UTF-16 from UTF-8. */
function decode(bytes: Buffer): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff || (first !== 0 && second === 0)
      ? 'utf-16le'
      : first === 0xfe || (first === 0 && second !== 0)
        ? 'utf-16be'
        : 'utf-8';
  return new TextDecoder(encoding).decode(bytes); // which takes the mark away
}

/**
 * Whether a # that belongs to an address or a secret cut it: outside quotes, Node takes every # for the start of
 * a comment, also within a word (https://nodejs.org/api/environment_variables.html#dotenv).
 */
function isCut(name: string, value: string, text: string): boolean {
  const lines = text.matchAll(/^[^\S\n]*(?:export\s+)?([\w.-]+)[^\S\n]*=([^\n]*)$/gm);
  const line = [...lines].findLast(([, of]) => of === name)?.[2]?.trim() ?? '';
  const cut = line.indexOf('#');
  if (cut < 0 || /^["'`]/.test(line) || line.slice(0, cut).trim() !== value) return false;
  const isWithinWord = /\S#/.test(line.slice(0, cut + 1));
  if (!value.includes('://')) return isWithinWord && isSecret(name);
  return isWithinWord || (!value.includes('@') && /^#\S+@/.test(line.slice(cut)));
}
