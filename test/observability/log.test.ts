import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';

test('a log that cannot be written, as on a full disk, ends nothing', async () => {
  const full = await open('/dev/full', 'w');
  onTestFinished(() => full.close());
  const script = `
    const { createLog } = await import(${JSON.stringify(new URL('../../src/observability/log.ts', import.meta.url).href)});
    const log = createLog('info');
    for (let n = 0; n < 10_000; n++) log.info({ n }, 'a line that finds no room');
    await new Promise((next) => setTimeout(next, 50));
    log.error('one more');
    process.stdout.write('lives on');`;
  const bot = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', full.fd],
  });
  const said = text(bot.stdout ?? Readable.from([]));
  const [code] = await once(bot, 'exit');
  expect({ said: await said, code }).toEqual({ said: 'lives on', code: 0 });
});
