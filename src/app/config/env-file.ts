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
  const unset = namesIn(text).filter((name) => !Object.hasOwn(set, name));
  const faults = [
    ...unset.map((name) => [name, `stands on a line that sets nothing. Write it as ${name}=…`]),
    ...Object.entries(set).map(([name, value]) => [name, faultOf(name, value, text)]),
  ];
  const fieldErrors = faults.flatMap(([name = '', fault]) =>
    fault ? [[name, `${name} in ${NAME} ${fault}`]] : [],
  );
  return { set, fieldErrors: Object.fromEntries(fieldErrors), unreadable: null };
}

/** What begins lines, also as it is written in YAML (`NAME: value`), or for Windows to set (`set NAME=value`). */
const namesIn = (text: string): string[] =>
  [
    ...text.matchAll(/^[^\S\n]*(?:- |set |\$env:)?([A-Z][A-Z0-9_]+)[^\S\n]*(?:[:=]|[^\S\n]\S)/gm),
  ].map(([, name = '']) => name);

/** What stands behind the = of a name, line by line. */
const linesOf = (name: string, text: string): string[] =>
  [...text.matchAll(/^[^\S\n]*(?:export\s+)?([\w.-]+)[^\S\n]*=([^\n]*)$/gm)].flatMap(
    ([, of, value = '']) => (of === name ? [value.trim()] : []),
  );

function faultOf(name: string, value: string, text: string): string | null {
  if (value.includes('\ufffd')) return 'holds letters that are not UTF-8. Save the file as UTF-8.';
  if (value === '' && linesOf(name, text).some((line) => /^[^#]/.test(line) && !EMPTY.test(line))) {
    return 'stands there twice, and empty the last time, which counts. Remove the empty line.';
  }
  if (!isCut(name, value, text)) return null;
  return `is cut at a #, which begins a comment there. Put the whole value in quotes: ${name}='…'`;
}

/** Nothing in quotes. */
const EMPTY = /^(["'`])\1/;

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
  const line = linesOf(name, text).at(-1) ?? '';
  const cut = line.indexOf('#');
  if (cut < 0 || /^["'`]/.test(line) || line.slice(0, cut).trim() !== value) return false;
  const isWithinWord = /\S#/.test(line.slice(0, cut + 1));
  if (!value.includes('://')) return isWithinWord && isSecret(name);
  return isWithinWord || (!value.includes('@') && /^#\S+@/.test(line.slice(cut)));
}
