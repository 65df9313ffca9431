import type { APIAttachment, RESTAPIAttachment } from 'discord.js';
import { type Upload, uploadsOf } from '../rest/uploads.ts';
import type { NewId } from '../state/ids.ts';
import type { MessageBody } from './message.ts';

/**
 * The attachments of a message: those that its body brings, after those of `before` that it keeps. A body that says
 * nothing of attachments keeps all.
 */
export function attachmentsOf(
  body: Pick<MessageBody, 'attachments'>,
  before: readonly APIAttachment[],
  newId: NewId,
): APIAttachment[] {
  const said = body.attachments ?? null;
  const kept = said ? before.filter(({ id }) => said.some((one) => String(one.id) === id)) : before;
  const added = uploadsOf(body).map((upload) => attachmentOf(upload, saidOf(said, upload), newId));
  return [...kept, ...added];
}

const saidOf = (said: readonly RESTAPIAttachment[] | null, { n }: Upload) =>
  said?.find(({ id }) => String(id) === String(n));

function attachmentOf(
  { name, contentType, bytes }: Upload,
  said: RESTAPIAttachment | undefined,
  newId: NewId,
): APIAttachment {
  const filename = said?.filename ?? name;
  const url = `https://cdn.discordapp.com/attachments/${newId()}/${filename}`;
  const size = pngSize(bytes);
  return {
    ...{ id: newId(), filename, size: bytes.length, url, proxy_url: url },
    content_type: contentType,
    ...(said?.description && { description: said.description }),
    ...size,
  };
}

/** Of a PNG file; nothing of any other. Source: www.w3.org/TR/png-3/#11IHDR */
function pngSize(bytes: Uint8Array): { width: number; height: number } | null {
  const data = Buffer.from(bytes);
  if (data.subarray(1, 4).toString('latin1') !== 'PNG') return null;
  return { width: data.readUInt32BE(16), height: data.readUInt32BE(20) };
}
