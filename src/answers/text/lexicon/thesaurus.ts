import { readFileSync } from 'node:fs';
import type { Lang } from '../../../library/index.ts';

/** The meanings of a language's thesaurus, each with its forms; read from the file beside this one. */
export function thesaurusOf(lang: Lang): string[][] {
  return readFileSync(new URL(`${lang}.thesaurus.txt`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(' ').map((form) => form.replaceAll('_', ' ')));
}
