import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/postgres-server.ts'],
    reporters: ['default', ['json', { outputFile: 'data/test-result.json' }]],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
