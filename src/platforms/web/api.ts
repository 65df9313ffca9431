import { Hono, type Context as HttpContext } from 'hono';
import { z } from 'zod';
import type { CommandService } from '../../commands/index.ts';
import { LANGS, type Lang, suggestTopics } from '../../library/index.ts';
import type { Health } from '../../observability/index.ts';
import type { Invocation } from '../../replies/index.ts';
import type { Ratings, Store } from '../../store/index.ts';
import type { Pictures } from '../shared/pictures/index.ts';
import type { Assistants } from './assistants/routes.ts';
import { type Answer, answerFor } from './conversation/answer.ts';
import { PAGE_COMMANDS, setupFor, type TopicChoice } from './conversation/setup.ts';
import { otherMethods } from './guard.ts';
import type { IsLocal } from './local.ts';
import { PREVIEWED, type Previews } from './previews.ts';

/** As many suggestions as Discord shows: the page shows what people will see there. */
const MOST_SUGGESTIONS = 25;

const lang = z.enum(LANGS).catch('en');
const factIds = z.array(z.string()).max(20);
const invocation = z.object({
  command: z.string(),
  options: z.object({
    topic: z.string().optional(),
    question: z.string().optional(),
    text: z.string().optional(),
    answer: z.object({ facts: factIds, corrects: z.boolean() }).optional(),
    closest: factIds.optional(),
    sourcesOf: factIds.optional(),
    about: z.string().optional(),
  }),
  lang,
  /** Others would see the reply, as in a channel. */
  isPublic: z.boolean().optional(),
  /** Made up by the page for one tab; what was said in it is remembered for "and when?". */
  conversation: z.string().max(64).optional(),
});
const rating = z.object({ facts: factIds, vote: z.enum(['up', 'down']) });
const actionRequest = z.object({
  platform: z.enum(PREVIEWED),
  id: z.string().max(2000),
  conversation: z.string().max(64).optional(),
});

/** What the page is served from. */
export type WebParts = {
  readonly commandService: CommandService;
  readonly ratings: Ratings;
  readonly previews: Previews;
  readonly store: Store;
  readonly health: Health;
  readonly now: () => Date;
  /** Answers assistants; absent: none can be connected. */
  readonly assistants?: Assistants;
  readonly pictures: Pictures;
};

/** What a button of a previewed message did. */
export type ActionResult =
  | { readonly kind: 'vote' }
  /** `show`: in place of the message with the button. `page` is counted from 0. */
  | { readonly kind: 'show' | 'open'; readonly page: number; readonly answer: Answer };

/** The routes behind the page; they run the same command table as every other platform. */
export function api(
  { commandService, ratings, previews }: Pick<WebParts, 'commandService' | 'ratings' | 'previews'>,
  isLocal: IsLocal,
): Hono {
  const app = new Hono();
  const answer = async (
    run: Invocation & { readonly isPublic?: boolean },
    conversation: string | undefined,
  ): Promise<Answer> => {
    // Its name is the visitor's own choice: the prefix keeps it apart from those of other platforms.
    const own = conversation === undefined ? null : `web:${conversation}`;
    const reply = await commandService.handle(run.command, run, own);
    return answerFor(reply, commandService.library(), previews);
  };
  const count = async (facts: readonly string[], vote: 'up' | 'down') => {
    const known = new Set<string>(commandService.library().facts.keys());
    for (const fact of new Set(facts.filter((id) => known.has(id)))) {
      await ratings.addRating(fact, vote);
    }
  };
  app.get('/setup', (c) => c.json(setupFor(langOf(c), commandService, isLocal(c))));
  app.get('/topics', (c) => {
    const shown = langOf(c);
    const near = suggestTopics(commandService.library(), c.req.query('typed') ?? '');
    const choices: TopicChoice[] = near
      .slice(0, MOST_SUGGESTIONS)
      .map(({ id, title }) => ({ id, title: title[shown] }));
    return c.json(choices);
  });
  app.post('/command', async (c) => {
    const parsed = invocation.safeParse(await c.req.json().catch(() => null));
    const command = PAGE_COMMANDS.find(({ name }) => name === parsed.data?.command);
    if (!parsed.success || !command) {
      const names = PAGE_COMMANDS.map(({ name }) => name).join(', ');
      return c.json({ error: `Send {command, options, lang}; commands are ${names}.` }, 400);
    }
    const { options, lang, isPublic = false, conversation } = parsed.data;
    const run = { command: command.name, lang, options, isPublic };
    return c.json(await answer(run, conversation));
  });
  app.post('/rating', async (c) => {
    const parsed = rating.safeParse(await c.req.json().catch(() => null));
    if (!parsed.success) return c.json({ error: 'Send {facts: [id], vote: "up" | "down"}.' }, 400);
    await count(parsed.data.facts, parsed.data.vote);
    return c.body(null, 204);
  });
  app.post('/press', async (c) => {
    const parsed = actionRequest.safeParse(await c.req.json().catch(() => null));
    const action =
      parsed.success &&
      previews[parsed.data.platform].decodeAction(parsed.data.id, commandService.library());
    if (!action) return c.json({ error: 'Send {platform, id}: the id of a button shown.' }, 400);
    if (action.kind === 'vote') {
      await count(action.facts, action.vote);
      return c.json<ActionResult>({ kind: 'vote' });
    }
    const kind = action.kind === 'show' ? 'show' : 'open';
    const { conversation } = parsed.data;
    return c.json<ActionResult>({
      kind,
      page: action.page,
      answer: await answer(action.run, conversation),
    });
  });
  for (const path of ['/setup', '/topics']) app.all(path, otherMethods('GET', 'HEAD'));
  for (const path of ['/command', '/rating', '/press']) app.all(path, otherMethods('POST'));
  return app;
}

const langOf = (c: HttpContext): Lang => lang.parse(c.req.query('lang'));
