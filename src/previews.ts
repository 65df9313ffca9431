import { sealed } from './platform/discord/payload.ts';
import { render } from './platform/discord/render.ts';
import { decode } from './platform/shared/press.ts';
import type { Drawn, Previews } from './platform/web/previews.ts';
import type { Reply } from './reply/reply.ts';

/** The payload of each page, as Discord would get it for everyone in a channel. */
export function discordPages(reply: Reply): Drawn {
  const { pages, way } = render(reply, { offerPost: false });
  return { messages: pages.map((page) => sealed(page, { ephemeral: false })), way };
}

/** What the web page shows of the other platforms: the very payloads that they would be sent. */
export const PREVIEWS: Previews = { discord: { draw: discordPages, press: decode } };
