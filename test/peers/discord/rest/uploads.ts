import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';

/** A file that came with a request. */
export type Upload = {
  /** Of `files[n]`. */
  readonly n: number;
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
};

const uploads = new WeakMap<object, readonly Upload[]>();

/** The files that came with the message of a body; none with most. */
export const uploadsOf = (message: object): readonly Upload[] => uploads.get(message) ?? [];

/**
 * The body of a request that brings files: `payload_json`, and each file as `files[n]`. The message in it is known to
 * have them. Throws for another form. Source: docs.discord.com/developers/reference#uploading-files
 */
export async function multipartBody(request: IncomingMessage): Promise<unknown> {
  const headers = { 'content-type': request.headers['content-type'] ?? '' };
  const form = await new Response(Readable.toWeb(request) as ReadableStream, {
    headers,
  }).formData();
  const body = JSON.parse(String(form.get('payload_json'))) as { data?: object };
  const found: Upload[] = [];
  for (const [field, file] of form) {
    const [, n] = /^files\[(\d+)\]$/.exec(field) ?? [];
    if (field === 'payload_json') continue;
    if (n === undefined || typeof file === 'string') throw new Error(`an unknown part: ${field}`);
    const bytes = await file.bytes();
    found.push({ n: Number(n), name: file.name, contentType: file.type, bytes });
  }
  uploads.set(body.data ?? body, found);
  return body;
}
