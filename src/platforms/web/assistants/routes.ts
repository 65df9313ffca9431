import { Hono, type MiddlewareHandler } from 'hono';
import { guard, otherMethods } from '../guard.ts';
import { type IsLocal, ONLY_LOCAL } from '../local.ts';

/** Answers requests of the Model Context Protocol. */
export type Assistants = (request: Request) => Promise<Response>;

/** Who may connect an assistant; `own`: programs on the machine of the bot. */
export type AssistantAccess = 'own' | 'everybody';

export const MCP_PATH = '/mcp';

/** So many requests are answered side by side. */
const MOST_AT_ONCE = 32;

type Access = {
  readonly access: AssistantAccess;
  /** The names under which the server is asked for are addresses, `localhost` and these. */
  readonly names: readonly string[];
  /** The origin under which people reach the bot; null: not known. */
  readonly publicUrl: string | null;
  readonly isLocal: IsLocal;
};

/**
 * Where assistants ask. The bot pushes nothing, so that there is no stream to open with GET, and no session to end with
 * DELETE.
 */
export function assistantRoutes(answer: Assistants, access: Access): Hono {
  const app = new Hono();
  let running = 0;
  app.use(
    MCP_PATH,
    onlyFor(access),
    guard(access.names, 'PUBLIC_URL to its address'),
    onlyOrigin(access),
  );
  app.post(MCP_PATH, async (c) => {
    if (running >= MOST_AT_ONCE) {
      c.header('Retry-After', '1');
      return c.json({ error: 'Too many ask at once. Try again in a moment.' }, 503);
    }
    running++;
    try {
      const response = await answer(c.req.raw);
      return c.newResponse(response.body, response); // with the headers that were set on the way
    } finally {
      running--;
    }
  });
  app.all(MCP_PATH, otherMethods('POST'));
  return app;
}

const onlyFor =
  ({ access, isLocal }: Access): MiddlewareHandler =>
  async (c, next) =>
    access === 'everybody' || isLocal(c) ? next() : c.text(`${ONLY_LOCAL}\n`, 404);

/**
 * Refuses what the page of another site has a visitor's browser send, whatever the method
 * (https://modelcontextprotocol.io/specification/2025-11-25/basic/transports#security-warning). Assistants name no
 * origin.
 */
const onlyOrigin =
  ({ publicUrl }: Access): MiddlewareHandler =>
  async (c, next) => {
    const origin = c.req.header('Origin');
    const isForeign =
      origin === undefined
        ? ['cross-site', 'same-site'].includes(c.req.header('Sec-Fetch-Site') ?? '')
        : origin !== publicUrl &&
          !(URL.canParse(origin) && new URL(origin).host === new URL(c.req.url).host);
    return isForeign ? c.json({ error: 'Pages of other sites may not ask here.' }, 403) : next();
  };
