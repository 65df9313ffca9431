import type { Message } from 'discord.js';
import type { Lang } from '../../../library/index.ts';
import type { SharedContext } from '../../shared/client/index.ts';
import type { Pictures } from '../../shared/pictures/index.ts';
import type { Referenced } from './referenced.ts';
import type { Sender } from './send.ts';

/** What every kind of request is answered with. */
export type HandlerContext = SharedContext & {
  /** For requests that carry no language. */
  readonly defaultLang: Lang;
  readonly send: Sender;
  readonly pictures: Pictures;
  /** What a message replies to. Must be asked as soon as the message has come. */
  readonly referencedBy: (message: Message) => Referenced;
  /** Waits so long (ms). */
  readonly wait: (ms: number) => Promise<unknown>;
};
