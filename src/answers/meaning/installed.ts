import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);

/** Whether an optional package is there. It is not loaded. */
export function isInstalled(name: string): boolean {
  try {
    resolve(name);
    return true;
  } catch {
    return false;
  }
}
