import { DefaultRestOptions, REST, type RESTOptions, Routes } from 'discord.js';
import { Agent } from 'undici';
import type { Logger } from '../../../observability/index.ts';
import { type Standing, TokenGuard } from '../../shared/client/index.ts';
import { fatalClose } from './close-codes.ts';
import { isDiscords } from './explain-error.ts';
import { Multipart, sendMultipart } from './pictures/index.ts';
import type { DiscordSettings } from './settings.ts';

type Parts = {
  readonly settings: DiscordSettings;
  readonly log: Logger;
  readonly now: () => Date;
  readonly wait: (ms: number) => Promise<unknown>;
  /** Told once, with the line for the log, that Discord refuses the token. */
  readonly onRefused: (reason: string) => void;
};

/**
 * Without one of its own, discord.js sends through the HTTP client of the first library in the process that brought one:
 * that of Bolt, another version of undici, does not understand all it is given (a FormData, for one).
 */
const dispatcher = new Agent();

/** An answer to whose the token is that takes longer (ms) is none. */
const TIMEOUT_MS = 5000;

/**
 * For `makeRequest` of every REST client. `@discordjs/rest` drops its token for good at the first 401, whoever
 * answered it, and refuses all further requests; so it is not shown one before Discord itself has said it twice.
 * Source: https://docs.discord.com/developers/reference#authentication, `handleErrors` of @discordjs/rest 2.6
 */
export function guardedRequests({
  settings,
  ...parts
}: Parts): NonNullable<RESTOptions['makeRequest']> {
  const guard = new TokenGuard({ ...parts, platform: 'Discord', ask: () => standingOf(settings) });
  return async (url, init) => {
    const body: unknown = init.body;
    const make = () =>
      body instanceof Multipart
        ? sendMultipart(url, init, body, dispatcher)
        : DefaultRestOptions.makeRequest(url, { ...init, dispatcher });
    // Answers to interactions carry a token of their own.
    if (!new Headers(init.headers as Record<string, string>).has('authorization')) return make();
    const isRefusal = (answer: Awaited<ReturnType<typeof make>>) => {
      if (answer.status !== 401) return false;
      answer.arrayBuffer().catch(() => {}); // nobody reads it, and the connection is to be free again
      return true;
    };
    return guard.send(make, isRefusal, init.signal as AbortSignal | null);
  };
}

/** The codes with which Discord itself refuses a token; what stands in its place has others, or none. */
const REFUSALS: ReadonlySet<unknown> = new Set([0, 40001, 50014]);

/** What Discord says of the token. */
async function standingOf({ apiUrl, token }: DiscordSettings): Promise<Standing> {
  const rest = new REST({
    ...{ api: apiUrl, version: '10', retries: 0, timeout: TIMEOUT_MS },
    ...{ rejectOnRateLimit: () => true, hashSweepInterval: 0, handlerSweepInterval: 0 },
  }).setToken(token);
  try {
    const me = (await rest.get(Routes.user())) as { id?: unknown } | null;
    return typeof me?.id === 'string' ? 'valid' : 'unknown';
  } catch (error) {
    const isRefused = isDiscords(error) && error.status === 401 && REFUSALS.has(error.code);
    const reason = isRefused ? fatalClose(4004) : null;
    return reason === null ? 'unknown' : { refused: reason };
  }
}
