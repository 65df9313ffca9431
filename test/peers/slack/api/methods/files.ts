import { z } from 'zod';
import { problemIf } from '../../checks/problem.ts';
import { post } from '../../state/messages.ts';
import type { StoredFile } from '../../state/world.ts';
import { type Method, method } from '../method.ts';
import { writable } from '../reach.ts';
import { Refusal } from '../refusal.ts';

const WRITES = ['files:write'];
const LONGEST_ALT = 1000;

const begin = z.looseObject({
  filename: z.string().min(1),
  length: z.coerce.number().int().positive(),
  alt_txt: z.string().optional(),
});
const complete = z.looseObject({
  files: z.array(z.strictObject({ id: z.string(), title: z.string().optional() })).min(1),
  channel_id: z.string().optional(),
  thread_ts: z.string().optional(),
});

/** Uploads in three steps, the second of which goes to the address that the first gives. */
export const fileMethods = {
  'files.getUploadURLExternal': method({
    token: 'bot',
    scopes: WRITES,
    args: begin,
    check: ({ alt_txt: alt = '', ...args }) => [
      ...problemIf('alt_text' in args, ['alt_text'], 'Slack calls it alt_txt', null),
      ...problemIf(alt === '', ['alt_txt'], 'is missing: who does not see it learns nothing', null),
      ...problemIf(alt.length > LONGEST_ALT, ['alt_txt'], 'is too long', 'alt_txt_too_large'),
    ],
    handle: ({ args }, { world, origin }) => {
      const id = world.newId('F');
      const { filename: name, length, alt_txt: alt = '' } = args;
      world.files.set(id, { id, name, length, alt, bytes: null });
      return { upload_url: `${origin()}/upload/v1/${id}`, file_id: id };
    },
  }),
  'files.completeUploadExternal': method({
    token: 'bot',
    scopes: WRITES,
    args: complete,
    handle: ({ args, token }, { world }) => {
      const found = args.files.map(({ id, title }) => {
        const file = world.files.get(id);
        if (!file?.bytes) throw new Refusal('file_not_found');
        return shown(file, title);
      });
      if (args.channel_id === undefined) return { files: found };
      const channel = writable(world, token, args.channel_id);
      const { thread_ts } = args;
      const extra = { files: found, upload: true, subtype: 'file_share' };
      post(world, { author: world.bot, channel }, { ...(thread_ts && { thread_ts }), extra });
      return { files: found };
    },
  }),
} as const satisfies Record<string, Method>;

const shown = ({ id, name, alt, bytes }: StoredFile, title = name) => ({
  ...{ id, name, title, alt_txt: alt, size: bytes?.length ?? 0 },
  ...{ mimetype: 'image/png', filetype: 'png', mode: 'hosted', is_external: false },
});
