'use strict';

/*
 * Memory outside V8's heap is glibc's on Linux, which by itself raises the sizes from which on it takes memory straight
 * from the system and gives it back: after a busy moment it keeps what it once had. These settings keep both sizes at
 * their first value, and let threads share two pools; they are read as a process starts, so that it starts anew with
 * them, under the same id. Where the environment has them, as in the image and in the unit for systemd, it goes on.
 * Source: https://man7.org/linux/man-pages/man3/mallopt.3.html
 */

const SETTINGS = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '131072',
  MALLOC_TRIM_THRESHOLD_: '131072',
};

/** Starts this process anew where it has to be; does not return then. */
function startWithAllocatorSettings() {
  const isSet = Object.keys(SETTINGS).every((name) => process.env[name] !== undefined);
  // A parent that talks to this process would lose it.
  if (process.platform !== 'linux' || isSet || process.send) return;
  const args = [process.execPath, ...process.execArgv, ...process.argv.slice(1)];
  process.execve(process.execPath, args, { ...SETTINGS, ...process.env });
}

module.exports = { startWithAllocatorSettings };
