import type { Words } from '../../replies/words/index.ts';

/** What `/digest` can be told to do. */
export type ActionName = keyof Words['digestCommand']['actions'];
export type OptionName = keyof Words['digestCommand']['options'];

type Option = {
  /** `completed`: what may be typed is suggested. */
  readonly kind: 'text' | 'completed' | 'language' | 'flag' | 'channel';
  readonly required: boolean;
};

const text: Option = { kind: 'text', required: false };
const completed: Option = { kind: 'completed', required: false };
const which = { digest: { kind: 'completed', required: true } } as const;
const content = {
  topics: completed,
  language: { kind: 'language', required: false },
} as const;

/** The parts of `/digest` and what each takes; their words stand in the catalogue under `digestCommand`. */
export const ACTION_OPTIONS: Readonly<
  Record<ActionName, Readonly<Partial<Record<OptionName, Option>>>>
> = {
  add: {
    every: { kind: 'completed', required: true },
    time: text,
    zone: completed,
    ...content,
    changes: { kind: 'flag', required: false },
    channel: { kind: 'channel', required: false },
  },
  list: {},
  remove: which,
  pause: which,
  resume: which,
  preview: { digest: completed, ...content },
  now: which,
};
