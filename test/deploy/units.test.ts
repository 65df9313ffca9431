import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { load, loadAll, YAML11_SCHEMA } from 'js-yaml';
import { describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { REMEDIES } from '../../src/app/config/environment.ts';
import { loadLibrary } from '../../src/library/loading/index.ts';
import { emptyFolder } from '../support/stores.ts';

type Manifest = { readonly apiVersion: string; readonly kind: string };
const MANIFESTS = ['slack', 'discord', 'briefs'].flatMap((name) =>
  loadAll(readFileSync(`deploy/kubernetes/${name}.yaml`, 'utf8')).map(
    (one) => one as Manifest & Record<string, unknown>,
  ),
);

const moduleOf = ({ apiVersion, kind }: Manifest) => `kubernetes-models/${apiVersion}/${kind}`;

describe('what Kubernetes is given', () => {
  test('holds to its schemas', async () => {
    for (const one of MANIFESTS) {
      const models = await import(moduleOf(one));
      expect(() => new models[one.kind](one).validate()).not.toThrow();
    }
  });

  /** The schemas take any field beside those they know: the types do not. */
  test('has no field that Kubernetes does not know', async () => {
    const types = MANIFESTS.map((one, i) => {
      const name = `${one.kind}${i}`;
      return `import type { I${one.kind} as ${name} } from '${moduleOf(one)}';\nexport const of${i}: ${name} = ${JSON.stringify(one)};\n`;
    });
    const folder = join('data', `types-${process.pid}`); // below the repository, for its packages
    await mkdir(folder, { recursive: true });
    onTestFinished(async () => {
      await rm(folder, { recursive: true, force: true });
    });
    const check = async (text: string) => {
      await writeFile(join(folder, 'all.ts'), text);
      const flags = [
        '--noEmit',
        '--strict',
        '--skipLibCheck',
        '--ignoreConfig',
        '--module',
        'nodenext',
      ];
      const { stdout } = spawnSync('node_modules/.bin/tsc', [...flags, join(folder, 'all.ts')], {
        encoding: 'utf8',
      });
      return stdout;
    };
    expect(await check(types.join(''))).toBe('');
    expect(await check(types.join('').replace('"livenessProbe"', '"livenesProbe"'))).toMatch(
      /livenesProbe/,
    );
  });

  test('sets only variables that the bot knows, and runs it without rights', () => {
    const pods = MANIFESTS.flatMap((one) => {
      const { spec } = z
        .looseObject({
          spec: z.looseObject({ template: z.looseObject({ spec: z.any() }).optional() }),
        })
        .catch({ spec: {} })
        .parse(one);
      return spec.template ? [spec.template.spec] : [];
    });
    expect(pods).toHaveLength(2);
    for (const { securityContext, containers, automountServiceAccountToken } of pods) {
      expect(securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 1000 });
      expect(automountServiceAccountToken).toBe(false);
      const [{ env, securityContext: own }] = containers;
      expect(own).toEqual({
        ...{ allowPrivilegeEscalation: false, readOnlyRootFilesystem: true },
        capabilities: { drop: ['ALL'] },
      });
      const names = env.map(({ name }: { name: string }) => name);
      expect(names.filter((name: string) => !isKnown(name))).toEqual([]);
    }
  });

  test('has briefs in it that load', async () => {
    const folder = await emptyFolder();
    const map = MANIFESTS.find(({ kind }) => kind === 'ConfigMap') as unknown as {
      readonly data: Record<string, string>;
    };
    for (const [name, text] of Object.entries(map.data)) await writeFile(join(folder, name), text);
    const { library, problems } = await loadLibrary(folder);
    expect(problems).toEqual([]);
    expect(library?.briefs.size).toBe(1);
  });
});

/** HEALTH_PORT comes with the health endpoints. */
const isKnown = (name: string) => name in REMEDIES || name.startsWith('HEALTH_');

describe('compose.yaml', () => {
  const text = z.string();
  const service = z.strictObject({
    build: text.optional(),
    image: text,
    profiles: z.array(z.enum(['one', 'many'])).min(1),
    env_file: z.array(z.strictObject({ path: text, required: z.boolean() })).optional(),
    environment: z.record(text, text),
    restart: z.enum(['no', 'always', 'on-failure', 'unless-stopped']),
    read_only: z.boolean().optional(),
    tmpfs: z.array(text).optional(),
    cap_drop: z.array(text).optional(),
    security_opt: z.array(text).optional(),
    stop_grace_period: text.optional(),
    deploy: z.strictObject({ replicas: z.number() }).optional(),
    ports: z.array(z.string().regex(/^127\.0\.0\.1:\d+(-\d+)?:\d+$/)).optional(),
    volumes: z.array(text).optional(),
    depends_on: z
      .record(text, z.strictObject({ condition: z.literal('service_healthy') }))
      .optional(),
    healthcheck: z
      .strictObject({ test: z.array(text), interval: text, timeout: text, retries: z.number() })
      .optional(),
  });
  const file = z.strictObject({
    'x-bot': z.looseObject({}),
    services: z.record(text, service),
    volumes: z.record(text, z.strictObject({})),
  });
  // Compose reads YAML 1.1, which has merge keys.
  const compose = file.parse(load(readFileSync('compose.yaml', 'utf8'), { schema: YAML11_SCHEMA }));

  test('runs the bot read-only and without rights, and shows it to this machine only', () => {
    const { bot, bots, postgres } = compose.services;
    for (const one of [bot, bots]) {
      expect(one).toMatchObject({
        ...{ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] },
      });
      expect(Object.keys(one?.environment ?? {}).filter((name) => !isKnown(name))).toEqual([]);
    }
    expect(bots?.deploy?.replicas).toBe(3);
    expect(postgres?.ports).toBeUndefined();
    const named = [bot, bots, postgres].flatMap((one) => one?.volumes ?? []);
    for (const volume of named) expect(compose.volumes).toHaveProperty(volume.split(':')[0] ?? '');
  });
});

describe('briefing-bot.service', () => {
  const verifier = ['/usr/bin/systemd-analyze', '/bin/systemd-analyze'].find((path) =>
    existsSync(path),
  );

  test('is one that systemd takes (systemd-analyze verify)', async ({ skip }) => {
    if (!verifier) return skip('systemd-analyze is not installed here');
    const unit = readFileSync('deploy/briefing-bot.service', 'utf8');
    const file = join(await emptyFolder(), 'briefing-bot.service');
    // What it starts is not installed here.
    await writeFile(file, unit.replace(/^ExecStart=\S+ \S+/m, `ExecStart=${process.execPath} -v`));
    const verify = () => {
      const { status, stderr } = spawnSync(verifier, ['verify', file], { encoding: 'utf8' });
      const own = stderr.split('\n').filter((line) => line.includes('briefing-bot.service'));
      return { status, own };
    };
    expect(verify()).toEqual({ status: 0, own: [] });
    await writeFile(file, unit.replace('ProtectSystem=', 'ProtectSytem='));
    expect(verify().own.join()).toContain('ProtectSytem');
  });

  test('starts what the install has, in a folder that it may write', () => {
    const unit = readFileSync('deploy/briefing-bot.service', 'utf8');
    const [, node = '', script = ''] =
      /^ExecStart=\/opt\/briefing-bot\/(\S+) (?:--\S+ )?\/opt\/briefing-bot\/(\S+)$/m.exec(unit) ??
      [];
    expect([dirname(node), existsSync(script)]).toEqual(['node_modules/.bin', true]);
    expect(unit).toContain('WorkingDirectory=/var/lib/briefing-bot\n');
    expect(unit).toContain('StateDirectory=briefing-bot\n');
  });
});
