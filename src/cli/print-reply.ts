import { PREVIEWS } from '../platforms/previews/index.ts';
import { renderText, terminalStyle } from '../platforms/terminal/index.ts';
import type { Reply } from '../replies/index.ts';
import { complain, type Form, type Terminal } from './terminal.ts';

/** Prints a reply: data on standard output; what was not found, in words, on standard error. */
export function printReply(reply: Reply, form: Form, terminal: Terminal): void {
  if (form !== 'text') {
    const data = form === 'json' ? reply : PREVIEWS[form].render(reply).messages;
    terminal.stdout.write(`${JSON.stringify(data, null, 2)}\n`);
    return;
  }
  const text = renderText(reply, terminalStyle(terminal.stdout));
  if (reply.outcome === 'found') terminal.stdout.write(text);
  else complain(text.trimEnd(), terminal);
}
