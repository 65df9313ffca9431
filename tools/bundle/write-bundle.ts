import { rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { type Plugin, rolldown } from 'rolldown';

type Bundle = {
  readonly ROOT: string;
  readonly FOLDER: string;
  readonly SOURCES_FILE: string;
  readonly stampOf: (path: string) => string;
};
const { ROOT, FOLDER, SOURCES_FILE, stampOf } = createRequire(import.meta.url)(
  '../../src/bundle.cjs',
) as Bundle;

/** Optional packages: loaded from where they are, if they are there. */
const EXTERNAL = [
  ...[/^@energetic-ai\//, /^onnxruntime-web/, /^@huggingface\//],
  ...['pg-native', 'zlib-sync', 'bufferutil', 'utf-8-validate', '@discordjs/voice'],
];

/** Writes the bot into `dist/`, and lists there what it was made from. */
export async function writeBundle(): Promise<void> {
  await rm(FOLDER, { recursive: true, force: true });
  const build = await rolldown({
    cwd: ROOT,
    input: { app: 'src/app/index.ts' },
    platform: 'node',
    external: EXTERNAL,
    plugins: [keepPlaces()],
    logLevel: 'silent', // of the code of packages
  });
  const { output } = await build.write({
    ...{ dir: FOLDER, format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name].cjs' },
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
  await writeFile(SOURCES_FILE, `${JSON.stringify(Object.fromEntries(sources))}\n`);
}

/** A module that looks for files beside itself finds them where its source is. */
function keepPlaces(): Plugin {
  return {
    name: 'keep-places',
    transform(code, id) {
      if (!id.startsWith(join(ROOT, 'src')) || !code.includes('import.meta.url')) return null;
      const source = JSON.stringify(`../${relative(ROOT, id).replaceAll('\\', '/')}`);
      const here = "require('node:url').pathToFileURL(__filename)";
      return code.replaceAll('import.meta.url', `new URL(${source}, ${here}).href`);
    },
  };
}
