import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { shippedPackages, thirdPartyPage } from '../tools/third-party.ts';

const packages = shippedPackages(JSON.parse(readFileSync('package-lock.json', 'utf8')));
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

/** What may be shipped with the bot's own Apache-2.0 without conditions on the bot itself. */
const PERMISSIVE =
  /^(?:MIT|ISC|0BSD|Apache-2\.0|BSD-[23]-Clause|PSF-2\.0|Unlicense|BlueOak-1\.0\.0)$/;

test('THIRD_PARTY.md lists what is installed: npm run third-party writes it', () => {
  expect(readFileSync('THIRD_PARTY.md', 'utf8')).toBe(thirdPartyPage(packages));
});

/**
 * What asks for nothing but that its own files stay under it: the bot ships them as they came from npm. What renders
 * pictures (https://www.mozilla.org/MPL/2.0/FAQ/), and the font that it does it with (https://openfontlicense.org/).
 */
const OF_ITS_OWN_FILES = ['MPL-2.0', 'MIT AND OFL-1.1'];

test('every licence of what is shipped is permissive, or about its own files alone', () => {
  expect(packages.length).toBeGreaterThan(100);
  const others = packages.filter(({ license }) => !PERMISSIVE.test(license));
  expect(others.filter(({ license }) => !OF_ITS_OWN_FILES.includes(license))).toEqual([]);
  expect(others.map(({ name }) => name)).toEqual([
    '@expo-google-fonts/biz-udpgothic',
    '@resvg/resvg-wasm',
  ]);
});

test('the bill of materials that npm prints names the same packages', () => {
  const args = [
    'sbom',
    '--omit',
    'dev',
    '--sbom-format',
    'cyclonedx',
    '--sbom-type',
    'application',
  ];
  const { stdout, status } = spawnSync('npm', args, {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  expect(status).toBe(0);
  const { components } = JSON.parse(stdout) as {
    components: { name: string; version: string }[];
  };
  const known = new Set(packages.map(({ name, version: one }) => `${name}@${one}`));
  // Packages for other systems are in the lock file and not installed here.
  expect(components.filter((one) => !known.has(`${one.name}@${one.version}`))).toEqual([]);
  expect(components.length).toBeGreaterThan(100);
});

test('the version is one of SemVer, and CHANGELOG.md begins with it', () => {
  expect(version).toMatch(/^\d+\.\d+\.\d+(?:-[0-9a-z.-]+)?$/);
  const [, latest] = /^## \[?(\S+?)\]? /m.exec(readFileSync('CHANGELOG.md', 'utf8')) ?? [];
  expect(latest).toBe(version);
});
