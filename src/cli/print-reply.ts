import { terminalLook } from '../platform/terminal/look.ts';
import { renderText } from '../platform/terminal/render.ts';
import type { Reply } from '../reply/reply.ts';
import { complain, type Form } from './terminal.ts';

/** Prints a reply: data on standard output; what was not found, in words, on standard error. */
export function printReply(reply: Reply, form: Form): void {
  const text =
    form === 'json'
      ? `${JSON.stringify(reply, null, 2)}\n`
      : renderText(reply, terminalLook(process.stdout));
  if (reply.outcome === 'found' || form === 'json') process.stdout.write(text);
  else complain(text.trimEnd());
}
