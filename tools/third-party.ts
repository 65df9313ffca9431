import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { commandLine, EXIT, runScript } from '../src/cli/terminal.ts';

/* `npm run third-party`: writes THIRD_PARTY.md, the packages that are installed with the bot, from package-lock.json. */

const FILE = 'THIRD_PARTY.md';

const LOCK = z.object({
  packages: z.record(
    z.string(),
    z.looseObject({
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
      devOptional: z.boolean().optional(),
      optional: z.boolean().optional(),
    }),
  ),
});

type Package = {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly optional: boolean;
};

/** The packages of an install without development packages, by name and version, each once. */
export function shippedPackages(lock: unknown): Package[] {
  const { packages } = LOCK.parse(lock);
  const shipped = Object.entries(packages).flatMap(([path, { version, license, ...about }]) => {
    if (path === '' || about.dev) return [];
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const optional = (about.optional ?? false) || (about.devOptional ?? false);
    return [{ name, version: version ?? '', license: license ?? 'not stated', optional }];
  });
  const once = new Map(shipped.map((one) => [`${one.name}@${one.version}`, one]));
  return [...once.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

const keyOf = ({ name, version }: Package) => `${name} ${version}`;

/** The page that lists them. */
export function thirdPartyPage(packages: readonly Package[]): string {
  const counts = Map.groupBy(packages, ({ license }) => license);
  const licenses = [...counts].sort(([, a], [, b]) => b.length - a.length);
  return `# Third-party software

The npm packages that are installed with Briefing Bot (\`npm ci --omit=dev\`), with their licences. The text of each licence
stands in \`node_modules\`, in the folder of its package. \`npm run third-party\` writes this page from
\`package-lock.json\`; \`npm sbom --omit dev --sbom-format cyclonedx --sbom-type application\` prints the same for machines.

${licenses.map(([license, all]) => `## ${license}\n\n${all.map(lineOf).join('\n')}`).join('\n\n')}
`;
}

function lineOf({ name, version, optional }: Package): string {
  const link = `[${name}](https://www.npmjs.com/package/${name}/v/${version})`;
  return `- ${link} ${version}${optional ? ', optional' : ''}`;
}

if (import.meta.main) {
  const program = commandLine(
    'third-party',
    `Write ${FILE}: what is installed with the bot, and its licences.`,
  );
  await runScript(program, async () => {
    const packages = shippedPackages(JSON.parse(readFileSync('package-lock.json', 'utf8')));
    writeFileSync(FILE, thirdPartyPage(packages));
    process.stdout.write(`${FILE}: ${packages.length} packages\n`);
    return EXIT.ok;
  });
}
