import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ReceivedRequest } from '../../shared/platform/index.ts';

/** What Bolt's installer reads of a request and does with a response, and no more. */
type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * Has a handler that was written for Node's own server answer a request of the web. Of the request it sees the address
 * and the headers. Rejects with what the handler rejects with.
 */
export async function answerBy(handler: Handler, request: ReceivedRequest): Promise<Response> {
  const { pathname, search, host } = new URL(request.url);
  const incoming = {
    method: request.method,
    url: pathname + search,
    headers: { host, ...request.headers },
  };
  const headers = new Headers();
  let status = 200;
  let body: string | null = null;
  const set = (name: string, value: string | number | readonly string[]) => {
    headers.delete(name);
    for (const one of [value].flat()) headers.append(name, String(one));
  };
  const outgoing = {
    getHeader: (name: string) => headers.get(name) ?? undefined,
    setHeader: set,
    writeHead(code: number, more: Readonly<Record<string, string>> = {}) {
      status = code;
      for (const [name, value] of Object.entries(more)) set(name, value);
    },
    end(text: string) {
      body = text;
    },
  };
  await handler(incoming as IncomingMessage, outgoing as unknown as ServerResponse);
  return new Response(body, { status, headers });
}
