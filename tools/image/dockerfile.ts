/** A step of a Dockerfile; `from`: the stage that a COPY takes files of, null: the folder of the Dockerfile. */
export type Step =
  | {
      readonly kind: 'copy';
      readonly from: string | null;
      readonly what: readonly string[];
      readonly to: string;
    }
  | { readonly kind: 'run'; readonly command: string };

export type Stage = {
  readonly name: string;
  readonly base: string;
  readonly env: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
  readonly user: string | null;
  readonly volumes: readonly string[];
  /** In their exec form. */
  readonly command: readonly string[];
  readonly healthcheck: readonly string[];
};

type Building = { -readonly [K in keyof Stage]: Stage[K] };

/** Where the stages of this repository's Dockerfile work: the paths of its steps are below it. */
export const WORKDIR = '/app';

/**
 * Reads a Dockerfile that keeps to the instructions which this one needs. Throws for one that it does not know, so that
 * nothing is left out unseen. Source: https://docs.docker.com/reference/dockerfile/
 */
export function readDockerfile(text: string): Stage[] {
  const stages: Building[] = [];
  for (const line of text.split('\n')) {
    const [, instruction = '', rest = ''] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
    if (line.trim() === '' || line.startsWith('#')) continue;
    if (instruction === 'FROM') {
      const [, base = '', name = ''] = /^(\S+)(?: AS (\S+))?$/.exec(rest) ?? [];
      const nothing = { env: {}, steps: [], user: null, volumes: [], command: [], healthcheck: [] };
      stages.push({ name, base, ...nothing });
      continue;
    }
    const stage = stages.at(-1);
    if (!stage) throw new SyntaxError(`Dockerfile: ${instruction} stands before FROM`);
    read(stage, instruction, rest, line);
  }
  return stages;
}

function read(stage: Building, instruction: string, rest: string, line: string): void {
  switch (instruction) {
    case 'WORKDIR':
      if (rest !== WORKDIR) throw new SyntaxError(`Dockerfile: WORKDIR is not ${WORKDIR}`);
      return;
    case 'ENV': {
      const [name = '', value = ''] = rest.split('=');
      stage.env = { ...stage.env, [name]: value };
      return;
    }
    case 'COPY': {
      const [, from = null, files = ''] = /^(?:--from=(\S+) )?(.*)$/.exec(rest) ?? [];
      const what = files.split(' ');
      const to = what.pop() ?? '';
      stage.steps = [...stage.steps, { kind: 'copy', from, what, to }];
      return;
    }
    case 'RUN':
      stage.steps = [...stage.steps, { kind: 'run', command: rest }];
      return;
    case 'USER':
      stage.user = rest;
      return;
    case 'VOLUME':
      stage.volumes = [...stage.volumes, rest];
      return;
    case 'HEALTHCHECK':
      stage.healthcheck = JSON.parse(/CMD (\[.*\])$/.exec(rest)?.[1] ?? '[]');
      return;
    case 'CMD':
      stage.command = JSON.parse(rest);
      return;
    case 'EXPOSE':
      return;
    default:
      throw new SyntaxError(`Dockerfile: this line is not understood: ${line}`);
  }
}
