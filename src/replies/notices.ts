import type { Block } from './reply.ts';

/** Sentences of the bot's own: one that informs, and one that warns. */
export const info = (text: string): Block => ({ kind: 'notice', tone: 'info', text });
export const warning = (text: string): Block => ({ kind: 'notice', tone: 'warning', text });
