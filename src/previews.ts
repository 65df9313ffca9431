import { sealed as sealedForDiscord } from './platform/discord/payload.ts';
import { render as renderForDiscord } from './platform/discord/render.ts';
import { decode } from './platform/shared/press.ts';
import { sealed as sealedForSlack } from './platform/slack/blocks.ts';
import { render as renderForSlack } from './platform/slack/render.ts';
import type { Drawn, Previews } from './platform/web/previews.ts';
import type { Reply } from './reply/reply.ts';

/** The payload of each page, as Discord would get it for everyone in a channel. */
function discordPages(reply: Reply): Drawn {
  const { pages, way } = renderForDiscord(reply, { offerPost: false });
  return { messages: pages.map((page) => sealedForDiscord(page, { ephemeral: false })), way };
}

/** The same for Slack. */
function slackPages(reply: Reply): Drawn {
  const { pages, way } = renderForSlack(reply, { offerPost: false });
  return { messages: pages.map(sealedForSlack), way };
}

/** What other platforms would be sent: for the web page, and for who asks for it in the terminal. */
export const PREVIEWS: Previews = {
  discord: { draw: discordPages, press: decode },
  slack: { draw: slackPages, press: decode },
};
