import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Stage, Step } from './dockerfile.ts';
import { WORKDIR } from './dockerfile.ts';

/** How a step that runs a command is done; the default runs it with a shell in the folder of its stage. */
export type RunStep = (command: string, folder: string) => void;

/**
 * Does the steps of all stages in their order, each stage in an empty folder below `into`, and gives the folder that
 * stands for the last stage's `/app`. `context`: the folder of the Dockerfile. Throws where a step fails.
 */
export function build(
  stages: readonly Stage[],
  context: string,
  into: string,
  run: RunStep = inShell,
): string {
  const folders = new Map<string, string>();
  let folder = '';
  for (const [index, { name, steps }] of stages.entries()) {
    folder = join(into, name || String(index));
    mkdirSync(folder, { recursive: true });
    folders.set(name, folder);
    for (const step of steps) {
      if (step.kind === 'run') run(step.command, folder);
      else copy(step, folder, step.from === null ? context : folderOf(step.from, folders));
    }
  }
  return folder;
}

function folderOf(stage: string, folders: ReadonlyMap<string, string>): string {
  const folder = folders.get(stage);
  if (folder === undefined) throw new RangeError(`Dockerfile: there is no stage ${stage} before`);
  return folder;
}

/** As Docker does it: a folder's content goes into the target, a file beside others into it, one alone becomes it. */
function copy({ what, to }: Step & { kind: 'copy' }, folder: string, from: string): void {
  for (const path of what) {
    const source = join(from, path.startsWith(`${WORKDIR}/`) ? path.slice(WORKDIR.length) : path);
    const target = to.endsWith('/') ? join(folder, to, basename(path)) : join(folder, to);
    mkdirSync(dirname(target), { recursive: true });
    cpSync(source, target, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
  }
}

function inShell(command: string, cwd: string): void {
  const { status, error } = spawnSync('sh', ['-ec', command], { cwd, stdio: ['ignore', 2, 2] });
  if (error) throw error;
  if (status !== 0) throw new Error(`Dockerfile: RUN ${command} ended with ${status}`);
}
