import { type Payload, sealed } from '../platform/discord/payload.ts';
import { render } from '../platform/discord/render.ts';
import { terminalLook } from '../platform/terminal/look.ts';
import { renderText } from '../platform/terminal/render.ts';
import type { Reply } from '../reply/reply.ts';
import { complain, type Form } from './terminal.ts';

/** Prints a reply: data on standard output; what was not found, in words, on standard error. */
export function printReply(reply: Reply, form: Form): void {
  if (form !== 'text') {
    const data = form === 'json' ? reply : discordPages(reply);
    process.stdout.write(`${JSON.stringify(data, null, 2)}\n`);
    return;
  }
  const text = renderText(reply, terminalLook(process.stdout));
  if (reply.outcome === 'found') process.stdout.write(text);
  else complain(text.trimEnd());
}

/** The payload of each page, as it would be sent to everyone in a channel. */
function discordPages(reply: Reply): Payload[] {
  const { pages } = render(reply, { offerPost: false });
  return pages.map((page) => sealed(page, { ephemeral: false }));
}
