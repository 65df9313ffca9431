'use strict';

/*
 * npm runs this after `npm ci`. Where the bundler or Node 24 is missing (an install without development packages), the
 * bot starts from its sources, which takes longer; an install never fails for that.
 */

const { spawnSync } = require('node:child_process');

function canBundle() {
  try {
    require.resolve('rolldown');
    return Number.parseInt(process.versions.node, 10) >= 24;
  } catch {
    return false;
  }
}

if (canBundle()) spawnSync(process.execPath, ['tools/bundle/main.ts'], { stdio: 'inherit' });
