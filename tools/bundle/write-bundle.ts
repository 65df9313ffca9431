import { rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { type Plugin, rolldown } from 'rolldown';
import { SOURCES_FILE, stampOf } from '../../src/bundle/index.ts';

/** Optional packages: loaded from where they are, if they are there. */
const EXTERNAL = [
  ...[/^@energetic-ai\//, /^onnxruntime-web/, /^@huggingface\//],
  ...['pg-native', 'zlib-sync', 'bufferutil', 'utf-8-validate', '@discordjs/voice'],
];

/** Writes the bot into `dist/` of its folder, and lists there what it was made from. */
export async function writeBundle(root: string): Promise<void> {
  const folder = join(root, 'dist');
  await rm(folder, { recursive: true, force: true });
  const build = await rolldown({
    cwd: root,
    input: { app: 'src/app/index.ts' },
    platform: 'node',
    external: EXTERNAL,
    plugins: [keepPlaces(root)],
    logLevel: 'silent', // of the code of packages
  });
  const { output } = await build.write({
    ...{ dir: folder, format: 'esm', entryFileNames: '[name].js', chunkFileNames: '[name].js' },
  });
  await build.close();
  const modules = output.flatMap((part) => (part.type === 'chunk' ? part.moduleIds : []));
  const own = modules
    .filter((id) => id.startsWith(join(root, 'src')))
    .map((id) => relative(root, id).replaceAll('\\', '/'));
  const sources = [...own, 'package-lock.json'].map((path) => [path, stampOf(path)]);
  // Written last: a bundle that was not finished is none.
  await writeFile(SOURCES_FILE, `${JSON.stringify(Object.fromEntries(sources))}\n`);
}

/** A module that looks for files beside itself finds them where its source is. */
function keepPlaces(root: string): Plugin {
  return {
    name: 'keep-places',
    transform(code, id) {
      if (!id.startsWith(join(root, 'src')) || !code.includes('import.meta.url')) return null;
      const source = JSON.stringify(`../${relative(root, id).replaceAll('\\', '/')}`);
      return code.replaceAll('import.meta.url', `new URL(${source}, import.meta.url).href`);
    },
  };
}
