import { rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { type Plugin, rolldown } from 'rolldown';

type Bundle = {
  readonly ROOT: string;
  readonly FOLDER: string;
  readonly folderOf: (name: string) => string;
  readonly sourcesFileOf: (name: string) => string;
  readonly stampOf: (path: string) => string;
};
const { ROOT, FOLDER, folderOf, sourcesFileOf, stampOf } = createRequire(import.meta.url)(
  '../../src/bundle.cjs',
) as Bundle;

/** Optional packages: loaded from where they are, if they are there. */
const EXTERNAL = [
  ...[/^@energetic-ai\//, /^onnxruntime-web/, /^@huggingface\//],
  ...['pg-native', 'zlib-sync', 'bufferutil', 'utf-8-validate', '@discordjs/voice'],
];

/** What is bundled, by name. They share no files: each is loaded as quickly as it can be. */
const ENTRIES = { app: 'src/app/index.ts', cli: 'src/cli/index.ts' } as const;

/** Writes the bot and its command lines into `dist/`, and lists there what each was made from. */
export async function writeBundles(): Promise<void> {
  await rm(FOLDER, { recursive: true, force: true });
  for (const [name, entry] of Object.entries(ENTRIES)) await writeBundle(name, entry);
}

async function writeBundle(name: string, entry: string): Promise<void> {
  const folder = folderOf(name);
  const build = await rolldown({
    cwd: ROOT,
    input: { [name]: entry },
    platform: 'node',
    external: EXTERNAL,
    plugins: [keepPlaces(folder)],
    logLevel: 'silent', // of the code of packages
  });
  const { output } = await build.write({
    ...{ dir: folder, format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name].cjs' },
    // V8 keeps the text of each file as long as it runs: two bytes a character where one of them is not Latin.
    ...{ charset: 'ascii', comments: { legal: true, annotation: false, jsdoc: false } },
  });
  await build.close();
  const modules = output.flatMap((part) => (part.type === 'chunk' ? part.moduleIds : []));
  const own = modules
    .filter((id) => id.startsWith(join(ROOT, 'src')))
    .map((id) => relative(ROOT, id).replaceAll('\\', '/'));
  const sources = [...own, 'package-lock.json'].map((path) => [path, stampOf(path)]);
  // Written last: a bundle that was not finished is none.
  await writeFile(sourcesFileOf(name), `${JSON.stringify(Object.fromEntries(sources))}\n`);
}

/** A module that looks for files beside itself finds them where its source is, seen from the bundle's folder. */
function keepPlaces(folder: string): Plugin {
  return {
    name: 'keep-places',
    transform(code, id) {
      if (!id.startsWith(join(ROOT, 'src')) || !code.includes('import.meta.url')) return null;
      const source = JSON.stringify(relative(folder, id).replaceAll('\\', '/'));
      const here = "require('node:url').pathToFileURL(__filename)";
      return code.replaceAll('import.meta.url', `new URL(${source}, ${here}).href`);
    },
  };
}
