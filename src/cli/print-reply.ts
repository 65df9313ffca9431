import { PREVIEWS } from '../platforms/previews/index.ts';
import { renderText, terminalStyle } from '../platforms/terminal/index.ts';
import type { Reply } from '../replies/index.ts';
import { complain, type Form, type Terminal } from './terminal.ts';

/** Prints a reply: data on standard output; what was not found, in words, on standard error. */
export async function printReply(reply: Reply, form: Form, terminal: Terminal): Promise<void> {
  if (form !== 'text') {
    terminal.stdout.write(await dataOf(reply, form));
    return;
  }
  const text = renderText(reply, terminalStyle(terminal.stdout));
  if (reply.outcome === 'found') terminal.stdout.write(text);
  else complain(text.trimEnd(), terminal);
}

async function dataOf(reply: Reply, form: Exclude<Form, 'text'>): Promise<string> {
  if (form === 'markdown' || form === 'html') {
    // Only who wants a document loads what writes one.
    const { renderFile, renderMarkdown } = await import('../platforms/web/documents/index.ts');
    return form === 'html' ? renderFile(reply) : renderMarkdown(reply);
  }
  const data = form === 'json' ? reply : PREVIEWS[form].render(reply).messages;
  return `${JSON.stringify(data, null, 2)}\n`;
}
