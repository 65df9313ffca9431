import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import type { Logger } from '../../../../observability/index.ts';
import { clip, oneLine } from '../../../shared/rendering/index.ts';
import { LIMITS } from '../../rendering/index.ts';
import { codeOf, explainError } from '../explain-error.ts';
import type { ReplyPicture } from './reply-picture.ts';

/** Where a file is shared; `threadTs`: in the thread of that message. */
type Where = { readonly channel: string; readonly threadTs: string | undefined };

/** Shares the picture of a reply in a conversation. Never rejects: what goes wrong is logged, and there is none. */
export type UploadPicture = (
  where: Where,
  picture: ReplyPicture & { readonly kind: 'file' },
) => Promise<void>;

/** So long (ms) the file may take on its way. */
const TIMEOUT_MS = 20_000;

/** What is told once only: it stays so until somebody changes the app or the workspace. */
const LASTING: ReadonlySet<string> = new Set([
  'missing_scope',
  'file_uploads_disabled',
  'not_allowed_token_type',
]);
/** Of a conversation that the bot is not in, such as that of two people: nothing is shown there, and nothing is wrong. */
const ELSEWHERE: ReadonlySet<string> = new Set(['channel_not_found', 'not_in_channel']);

const begun = z.object({ upload_url: z.url(), file_id: z.string() });

/**
 * Uploads in the three steps that Slack has for it. `uploadV2` of its client does the same, but sends the alternative
 * text under a name that Slack does not know (`alt_text` for `alt_txt`, in 8.2.0).
 * Source: https://docs.slack.dev/messaging/working-with-files#upload
 */
export function pictureUploader(client: webApi.WebClient, log: Logger): UploadPicture {
  let isOff = false;

  async function upload(
    { channel, threadTs }: Where,
    { file, title }: Parameters<UploadPicture>[1],
  ) {
    const { name: filename, alt, png } = file;
    const { upload_url, file_id } = begun.parse(
      await client.apiCall('files.getUploadURLExternal', {
        ...{ filename, length: png.byteLength },
        alt_txt: clip(oneLine(alt), LIMITS.altText),
      }),
    );
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const { ok, status, body } = await fetch(upload_url, { method: 'POST', body: png, signal });
    // Until it is read or cancelled, it holds its connection and what has arrived.
    await body?.cancel();
    if (!ok) throw new Error(`its file server answered ${status}`);
    await client.apiCall('files.completeUploadExternal', {
      files: [{ id: file_id, title: clip(oneLine(title), LIMITS.fileTitle) }],
      channel_id: channel,
      ...(threadTs !== undefined && { thread_ts: threadTs }),
    });
  }

  return async (where, picture) => {
    if (isOff) return;
    try {
      await upload(where, picture);
    } catch (error) {
      const code = codeOf(error) ?? '';
      if (isOff) return;
      isOff = LASTING.has(code);
      const level = ELSEWHERE.has(code) ? 'debug' : 'warn';
      log[level](`Slack: a reply has no picture: ${explainError(error)}`);
    }
  };
}
