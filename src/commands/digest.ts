import type { Words } from '../replies/words/index.ts';
import type { ChannelCommand, ChannelOption } from './definition/index.ts';

/** What `/digest` can be told to do. */
export type ActionName = keyof Words['digestCommand']['actions'];
export type OptionName = keyof Words['digestCommand']['options'];

const text: ChannelOption = { kind: 'text', required: false };
const completed: ChannelOption = { kind: 'completed', required: false };
const which = { digest: { kind: 'completed', required: true } } as const;
const content = {
  topics: completed,
  language: { kind: 'language', required: false },
} as const;

const ACTIONS: Readonly<Record<ActionName, Readonly<Partial<Record<OptionName, ChannelOption>>>>> =
  {
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

/** `/digest`: sets up what is posted to a channel on schedule. Its words stand under `digestCommand`. */
export const digest: ChannelCommand<ActionName, OptionName> = { name: 'digest', actions: ACTIONS };
