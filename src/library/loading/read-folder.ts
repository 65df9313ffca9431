import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Problem } from './problem.ts';

/** A brief is some screens of text; what is far larger is a file that got here by mistake. */
const MAX_BYTES = 512 * 1024;

/** A file's text, under its bare name and under the path that a person would type. */
export type FileText = { name: string; file: string; text: string };

/** Names of the YAML files directly in a folder, in order; hidden files and subfolders stay out. */
export async function listFolder(
  folder: string,
): Promise<{ names: string[] } | { problem: Problem }> {
  try {
    const names = await readdir(folder);
    return { names: names.filter((name) => /^[^.].*\.ya?ml$/i.test(name)).toSorted() };
  } catch (error) {
    return { problem: { file: folder, at: null, ...explainFolderError(folder, error) } };
  }
}

function explainFolderError(folder: string, error: unknown): Omit<Problem, 'file' | 'at'> {
  const ofSetting = (wrong: string): Omit<Problem, 'file' | 'at'> => ({
    wrong,
    remedy: 'set BRIEFS_DIR to the folder that holds your briefs',
    isOfSetting: true,
  });
  switch (codeOf(error)) {
    case 'ENOENT':
      if (!folder.startsWith('~')) return ofSetting('there is no such folder');
      return {
        ...ofSetting('there is no such folder, as ~ is not expanded in a setting'),
        remedy: 'set BRIEFS_DIR to the whole path of the folder that holds your briefs',
      };
    case 'ENOTDIR':
      return ofSetting('this is a file, not a folder');
    case 'ELOOP':
      return ofSetting('this symbolic link leads to itself');
    case 'EACCES': {
      const remedy = 'give the account that runs the bot read access';
      return { wrong: 'the bot may not read this folder', remedy };
    }
    default: // a drive that is away, perhaps: it may come back
      return { ...ofSetting(`the folder cannot be read (${codeOf(error)})`), isOfSetting: false };
  }
}

/** One file as text, or what keeps it from being read. */
export async function readText(
  folder: string,
  name: string,
): Promise<FileText | { problem: Problem }> {
  const path = join(folder, name);
  const file = pathOf(folder, name);
  const fault = (wrong: string, remedy: string) => ({ problem: { file, at: null, wrong, remedy } });
  try {
    const info = await stat(path);
    if (!info.isFile()) return fault('this is not a file', 'keep only files named *.yaml here');
    if (info.size > MAX_BYTES) {
      const megabytes = (info.size / 1024 / 1024).toFixed(1);
      return fault(
        `the file has ${megabytes} MB; a brief may have at most 0.5 MB`,
        'split it into several briefs, or move it out of this folder',
      );
    }
    const bytes = await readFile(path);
    return { name, file, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch (error) {
    if (error instanceof TypeError) return fault('the text is not UTF-8', 'save it as UTF-8');
    if (codeOf(error) === 'ELOOP') {
      return fault('this symbolic link leads to itself', 'remove it, or let it lead to a file');
    }
    if (codeOf(error) === 'ENOENT') {
      return fault('this symbolic link leads nowhere', 'remove it, or let it lead to a file');
    }
    return fault(`the file cannot be read (${codeOf(error)})`, 'check its permissions');
  }
}

/** The path as a person would type it: relative where the folder lies below the working folder. */
export function pathOf(folder: string, name: string): string {
  const path = join(folder, name);
  const fromHere = relative(process.cwd(), path);
  return fromHere.startsWith('..') ? path : fromHere;
}

const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
