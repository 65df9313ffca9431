import type { RespondArguments, RespondFn } from '@slack/bolt';
import { webApi } from '@slack/bolt';
import type { Logger } from '../../../observability/index.ts';
import { hasNotLeft } from '../../shared/client/index.ts';
import {
  type Page,
  type Payload,
  type PicturedPage,
  sealed,
  type View,
  withPicture,
} from '../rendering/index.ts';
import { codeOf, explainError } from './explain-error.ts';

/** Where a message belongs; `threadTs`: in the thread of that message. */
type Where = { readonly channel: string; readonly threadTs: string | undefined };

/** How an answer to a component action or a shortcut is shown. */
type How = {
  readonly to: 'person' | 'channel';
  /** In place of the message with the button. */
  readonly replace: boolean;
  readonly threadTs: string | undefined;
};

export type Prompt = { readonly title: string; readonly message: string };

/**
 * The one way out: every message goes through `sealed`, so none is over a limit, and nothing that it
 * holds can ping. Functions reject with what Slack's client throws; `explainError` puts that into words. A picture that
 * Slack does not get is left out.
 */
export type Sender = {
  post(where: Where, page: PicturedPage): Promise<void>;
  respond(respond: RespondFn, page: PicturedPage, how: How): Promise<void>;
  openModal(triggerId: string, view: View): Promise<void>;
  /** Over a modal that is open. */
  pushModal(triggerId: string, view: View): Promise<void>;
  updateModal(viewId: string, view: View): Promise<void>;
  publishHome(user: string, view: View): Promise<void>;
  /** Empty: there is none any more. */
  status(where: Where & { readonly threadTs: string }, status: string): Promise<void>;
  prompts(channel: string, title: string, prompts: readonly Prompt[]): Promise<void>;
};

type Parts = {
  readonly log: Logger;
  /** Waits so long (ms). */
  readonly wait: (ms: number) => Promise<unknown>;
};

/** What is not to be unfolded below a message: the addresses of its sources. */
const QUIET = { unfurl_links: false, unfurl_media: false } as const;
const ATTEMPTS = 5;
/** Between attempts to reach Slack where a request has not left (ms). */
const UNREACHED_MS = 1000;

/** A message as the types of Bolt have it: theirs allow changes to its lists. */
const messageOf = (page: Page) => sealed(page) as Payload & { blocks: webApi.Block[] };

/**
 * Sends through a client that neither waits nor repeats by itself: a request that may have been taken
 * is not made again, so that nobody is answered twice.
 * Source: https://docs.slack.dev/apis/web-api/rate-limits
 */
export function sender(client: webApi.WebClient, { log, wait }: Parts): Sender {
  const patiently = async (call: () => Promise<unknown>): Promise<void> => {
    for (let attempt = 1; ; attempt++) {
      try {
        await call();
        return;
      } catch (error) {
        const after = attempt < ATTEMPTS ? waitAfter(error) : null;
        if (after === null) throw error;
        log.warn(`Slack: ${after.why}; next attempt in ${after.ms / 1000} s`);
        await wait(after.ms);
      }
    }
  };
  const api = (method: string, args: Record<string, unknown>) =>
    patiently(() => client.apiCall(method, args));

  const post = async ({ channel, threadTs }: Where, page: Page): Promise<void> => {
    const thread = threadTs === undefined ? {} : { thread_ts: threadTs };
    try {
      await api('chat.postMessage', { channel, ...thread, ...QUIET, ...messageOf(page) });
    } catch (error) {
      const halves = codeOf(error) === 'msg_blocks_too_long' ? halvesOf(page) : null;
      if (!halves) throw error;
      log.warn('Slack: a message was too long for it, so it went out as two: please report this');
      for (const half of halves) await post({ channel, threadTs }, half);
    }
  };

  let isTold = false;
  /** Sends a page with its picture; where Slack does not get that, without it. */
  async function orWithout(
    { picture, ...page }: PicturedPage,
    send: (page: Page) => Promise<void>,
  ): Promise<void> {
    if (!picture) return send(page);
    try {
      await send(withPicture(page, picture));
    } catch (error) {
      if (!refusesPicture(error)) throw error;
      await send(page);
      const line = `Slack: a picture was left out, as Slack did not get it from ${new URL(picture.url).origin}: can the pages be opened from elsewhere? ${explainError(error)}`;
      log[isTold ? 'debug' : 'warn'](line);
      isTold = true;
    }
  }

  const respondOnce = async (
    respond: RespondFn,
    page: Page,
    { to, replace, threadTs }: How,
  ): Promise<void> => {
    const message = {
      ...messageOf(page),
      response_type: to === 'channel' ? 'in_channel' : 'ephemeral',
      replace_original: replace,
      ...(threadTs !== undefined && !replace && { thread_ts: threadTs }),
      ...QUIET,
    };
    await respond(message as unknown as RespondArguments);
  };

  return {
    post: (where, page) => orWithout(page, (one) => post(where, one)),
    respond: (respond, page, how) => orWithout(page, (one) => respondOnce(respond, one, how)),
    openModal: (trigger_id, view) => api('views.open', { trigger_id, view }),
    pushModal: (trigger_id, view) => api('views.push', { trigger_id, view }),
    updateModal: (view_id, view) => api('views.update', { view_id, view }),
    publishHome: (user_id, view) => api('views.publish', { user_id, view }),
    status: ({ channel: channel_id, threadTs: thread_ts }, status) =>
      api('assistant.threads.setStatus', { channel_id, thread_ts, status }),
    prompts: (channel_id, title, prompts) =>
      api('assistant.threads.setSuggestedPrompts', { channel_id, title, prompts }),
  };
}

/** Slack gets a picture before it takes its message, and answers a form that it does not take with 400. */
function refusesPicture(error: unknown): boolean {
  const { statusCode } = (error ?? {}) as { statusCode?: unknown };
  return codeOf(error) === 'invalid_blocks' || statusCode === 400;
}

/** How long (ms) to wait before a request is made again, and why; null: it must not be. */
function waitAfter(error: unknown): { readonly ms: number; readonly why: string } | null {
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return { ms: error.retryAfter * 1000, why: 'rate limited, it asks for fewer requests' };
  }
  const isLost = error instanceof webApi.WebAPIRequestError && hasNotLeft(error);
  return isLost ? { ms: UNREACHED_MS, why: 'not reached' } : null;
}

/** A page as two; null where it has one block only. */
function halvesOf({ text, blocks }: Page): [Page, Page] | null {
  const middle = Math.ceil(blocks.length / 2);
  if (middle === blocks.length) return null;
  return [
    { text, blocks: blocks.slice(0, middle) },
    { text, blocks: blocks.slice(middle) },
  ];
}
