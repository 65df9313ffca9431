import { setTimeout } from 'node:timers/promises';
import {
  type CommandService,
  createCommandService,
} from '../../../src/commands/command-service.ts';
import { memoisePer } from '../../../src/library/cache.ts';
import { createPngRenderer } from '../../../src/pictures/png/index.ts';
import { createPictures, type Pictures } from '../../../src/platforms/shared/pictures/index.ts';
import type { Reply } from '../../../src/replies/reply.ts';
import { shipped } from '../../support/libraries.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { logOf } from './log-of.ts';

export const ALT = 'A timeline: 24 March 2025, the JJOC began';

/** As the bot waits on Slack, but a slow machine does not make a picture late there. */
export const waitForPictures = (ms: number, signal: AbortSignal) =>
  setTimeout(ms === 2500 ? 60_000 : ms, undefined, { signal });

const now = () => new Date('2026-11-29T00:00:00Z');

/** A command service all of whose replies about a topic, and those of the timeline, name a picture of it. */
export function picturedCommands(): CommandService {
  const service = createCommandService({ library: () => shipped, now, onMiss: () => {} });
  const pictured = memoisePer((reply: Reply): Reply => {
    const isShown = reply.topic !== null || reply.again?.command === 'timeline';
    const picture = { kind: 'timeline', topic: reply.topic, alt: ALT } as const;
    return isShown ? { ...reply, picture } : reply;
  });
  return {
    library: service.library,
    handle: async (...request) => pictured(await service.handle(...request)),
  };
}

/** Real drawings by the real renderer; `close` ends it. */
export function realPictures(
  openOrigin: string | null = null,
): Pictures & { close(): Promise<void> } {
  const log = logOf([]);
  const renderer = createPngRenderer({ after: new ManualClock().after, log });
  const pictures = createPictures({ library: () => shipped, now, log, renderer, openOrigin });
  return { ...pictures, close: () => renderer.close() };
}
