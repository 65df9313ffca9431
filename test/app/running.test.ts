import { expect, test } from 'vitest';
import { Running } from '../../src/app/running.ts';

test('all parts are closed, the latest first, and what went wrong is told together at the end', async () => {
  const closed: string[] = [];
  const running = new Running(() => {});
  const part = (name: string, fault: unknown = null) => ({
    async close() {
      closed.push(name);
      if (fault) throw fault;
    },
  });
  running.add('store', part('store'));
  running.add('web', part('web', new Error('still busy')));
  running.add('digests', part('digests', 'whatever'));
  await expect(running.close()).rejects.toThrow(
    'what could not be closed: digests: a thrown string; web: still busy',
  );
  expect(closed).toEqual(['digests', 'web', 'store']);
  expect(running.leaving).toBeNull();
});
