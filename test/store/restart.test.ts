import { expect, onTestFinished, test } from 'vitest';
import { openIdempotencyKeys } from '../../src/store/idempotency-keys.ts';
import { startPostgres } from '../support/postgres-server.ts';
import { opened } from '../support/stores.ts';

test('a store on PostgreSQL goes on with its data when the server was restarted', async () => {
  const server = await startPostgres();
  onTestFinished(() => server.stop());
  const store = opened(await server.create('kept'));
  const { claim } = openIdempotencyKeys(store, () => new Date(0));
  expect(await claim('a')).toBe(true);
  await server.restart();
  expect(await claim('a')).toBe(false);
  expect(await claim('b')).toBe(true);
});
