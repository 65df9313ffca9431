import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const EXTENSION = /\.(?:[cm]?[jt]s|md|json|jsonl|ya?ml|sh|txt|css|html)$/;

/** Paths are named from the root of the repository, or from `src`. */
const exists = (path: string) =>
  ['.', 'src'].some((root) =>
    path.includes('*') ? globSync(join(root, path)).length > 0 : existsSync(join(root, path)),
  );

const diagramsIn = (page: string) =>
  [...page.matchAll(/^```mermaid\n(.*?)^```/gms)].map(([, body = '']) => body);

/** What looks like a path in backticks or in a diagram: a file, or a folder below one that exists. */
function pathsIn(page: string): string[] {
  const prose = page.replace(/^```.*?^```/gms, '');
  const words = [
    ...diagramsIn(page).flatMap((body) => body.match(/[\w.*/-]+/g) ?? []),
    ...[...prose.matchAll(/`([\w.@*/-]+)`/g)].map(([, word = '']) => word),
  ].map((word) => word.replace(/\.$/, ''));
  const isPath = (word: string) => {
    const [first = ''] = word.split('/');
    return word.includes('/') && /\w/.test(first) && (EXTENSION.test(word) || exists(first));
  };
  return [...new Set(words.filter(isPath))];
}

test.each([
  ['docs/architecture.md', 40],
  ['CONTRIBUTING.md', 10],
])('every file and folder that %s names exists', (page, least) => {
  const paths = pathsIn(readFileSync(page, 'utf8'));
  expect(paths.length).toBeGreaterThan(least);
  expect(paths.filter((path) => !exists(path))).toEqual([]);
});

test('the three diagrams have no sign in them that Mermaid takes for the end of a line', () => {
  const diagrams = diagramsIn(readFileSync('docs/architecture.md', 'utf8'));
  expect(diagrams).toHaveLength(3);
  expect(diagrams.filter((diagram) => /[;#]/.test(diagram))).toEqual([]);
});

test('a name in backticks or in a diagram is found, and one that is not a path is not', () => {
  const page = [
    'In `src/nowhere.ts`, `lib/gone.md`, `library/gone` and `test/*.test.ts`; `npm test`, `/brief`, `*/n`.',
    '```mermaid',
    'participant a as platforms/gone.ts',
    'Note over a: see answers/gone.ts<br/>and library/find-topic.ts.',
    '```',
    '```sh',
    'cat somewhere/else.ts',
    '```',
  ].join('\n');
  const paths = pathsIn(page);
  expect(paths.filter((path) => exists(path))).toEqual(['library/find-topic.ts', 'test/*.test.ts']);
  expect(paths.filter((path) => !exists(path))).toEqual([
    'platforms/gone.ts',
    'answers/gone.ts',
    'src/nowhere.ts',
    'lib/gone.md',
    'library/gone',
  ]);
});
