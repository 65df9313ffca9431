/** What each chat platform would be sent, as the web page and the command line show it. */

import type { Reply } from '../../replies/index.ts';
import {
  render as renderForDiscord,
  sealed as sealedForDiscord,
} from '../discord/rendering/index.ts';
import { decode } from '../shared/rendering/index.ts';
import { render as renderForSlack, sealed as sealedForSlack } from '../slack/rendering/index.ts';
import type { Previews, RenderedPages } from '../web/index.ts';

/** The payload of each page, as Discord would get it for everyone in a channel. */
function discordPages(reply: Reply): RenderedPages {
  const { pages, way } = renderForDiscord(reply, { offerPost: false });
  return { messages: pages.map((page) => sealedForDiscord(page, { ephemeral: false })), way };
}

/** The same for Slack. */
function slackPages(reply: Reply): RenderedPages {
  const { pages, way } = renderForSlack(reply, { offerPost: false });
  return { messages: pages.map(sealedForSlack), way };
}

/** What other platforms would be sent: for the web page, and for who asks for it in the terminal. */
export const PREVIEWS: Previews = {
  discord: { render: discordPages, decodeAction: decode },
  slack: { render: slackPages, decodeAction: decode },
};
