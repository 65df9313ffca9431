import { type Component, everyComponent } from '../resources/components.ts';
import type { MessageBody } from '../resources/message.ts';
import { uploadsOf } from '../rest/uploads.ts';
import { type Problem, problem } from './problem.ts';

/** Without a paid server: docs.discord.com/developers/reference#uploading-files */
const MOST_BYTES = 10 * 2 ** 20;

/**
 * The documented rules for files: each is told of in `attachments` with an alternative text, fits, and is shown by a
 * component, as nothing else shows it in a message of Components V2; and what a component shows is there.
 */
export function filesCheck(body: MessageBody, isV2: boolean): Problem[] {
  const uploads = uploadsOf(body);
  const said = body.attachments ?? [];
  const names = uploads.map(
    ({ n, name }) => said.find(({ id }) => String(id) === String(n))?.filename ?? name,
  );
  const urls = shownUrls((body.components ?? []) as readonly Component[]);
  const shown = urls.filter((url) => url.startsWith('attachment://')).map((url) => url.slice(13));
  return [
    ...uploads.flatMap(({ n, bytes }) => [
      ...wrongIf(bytes.length > MOST_BYTES, `files[${n}]`, `${bytes.length} bytes are too many`),
      ...wrongIf(
        !said.some(({ id, description }) => String(id) === String(n) && description),
        `files[${n}]`,
        'has no alternative text',
      ),
    ]),
    ...names
      .filter((name) => isV2 && !shown.includes(name))
      .map((name) => problem(['attachments'], `no component shows ${name}`)),
    ...shown
      .filter((name) => !names.includes(name))
      .map((name) => problem(['components'], `there is no file ${name}`)),
  ];
}

const shownUrls = (components: readonly Component[]) =>
  [...everyComponent(components)].flatMap(({ component: { media, items } }) => [
    ...(media ? [media.url] : []),
    ...(items ?? []).map((item) => item.media.url),
  ]);

const wrongIf = (wrong: boolean, path: string, message: string): Problem[] =>
  wrong ? [problem([path], message)] : [];
