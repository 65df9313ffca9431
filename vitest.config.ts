import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

// Bots and command lines that are started as processes keep their compiled code, as `npm start` does.
const { NODE_COMPILE_CACHE = join(tmpdir(), 'node-compile-cache') } = process.env;
Object.assign(process.env, { NODE_COMPILE_CACHE });

/** Those that start whole processes. */
const PROCESSES = [
  'test/*.test.ts',
  'test/{cli,tools}/**/*.test.ts',
  'test/digests/host-zone.test.ts',
  'test/platforms/*/process.test.ts',
];

/** Those that wait the longest come first, and those that never wait last, so that both cores are used to the end. */
const PROJECTS: Readonly<Record<string, TestProjectInlineConfiguration['test']>> = {
  torture: { include: ['test/{torture,fault-test,soak}/**/*.test.ts'] },
  adapter: { include: ['test/{platforms,peers}/**/*.test.ts'], exclude: PROCESSES },
  process: { include: PROCESSES },
  browser: { include: ['test/browser/**/*.test.ts'] },
  unit: {
    include: ['test/**/*.test.ts'],
    exclude: [...PROCESSES, 'test/{torture,fault-test,soak,browser,platforms,peers}/**'],
  },
};
const ORDER = Object.keys(PROJECTS);

class InOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = ({ project }: TestSpecification) => ORDER.indexOf(project.name);
    return sorted.sort((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  test: {
    globalSetup: ['test/support/postgres-setup.ts'],
    reporters: ['default', ['json', { outputFile: 'data/test-result.json' }]],
    // Most tests wait more than they compute: browsers, processes, the network of this machine.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    // Files share the modules of their worker: no module of the bot holds state but its counters for /metrics.
    isolate: false,
    sequence: { sequencer: InOrder },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 10_000 } },
    projects: ORDER.map((name) => ({ extends: true as const, test: { name, ...PROJECTS[name] } })),
  },
});
