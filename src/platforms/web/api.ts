import { Hono, type Context as HttpContext } from 'hono';
import { z } from 'zod';
import type { Command } from '../../commands/definition/index.ts';
import type { CommandService } from '../../commands/index.ts';
import { CHANNEL_COMMANDS, COMMANDS, commandNamed } from '../../commands/index.ts';
import { LANGS, type Lang, suggestTopics, textLangFor } from '../../library/index.ts';
import type { Health } from '../../observability/index.ts';
import type { CommandName, Invocation, Reply } from '../../replies/index.ts';
import { wordsFor } from '../../replies/words/index.ts';
import type { Ratings, Store } from '../../store/index.ts';
import type { Pictures } from '../shared/pictures/index.ts';
import type { Assistants } from './assistants/routes.ts';
import { otherMethods } from './guard.ts';
import type { IsLocal } from './local.ts';
import { PREVIEWED, type Previews, type RenderedPages } from './previews.ts';

/** As many suggestions as Discord shows: the page shows what people will see there. */
const MOST_SUGGESTIONS = 25;

const lang = z.enum(LANGS).catch('en');
const invocation = z.object({
  command: z.string(),
  options: z.object({
    topic: z.string().optional(),
    question: z.string().optional(),
    answer: z.object({ facts: z.array(z.string()).max(20), corrects: z.boolean() }).optional(),
  }),
  lang,
  /** Made up by the page for one tab; what was said in it is remembered for "and when?". */
  conversation: z.string().max(64).optional(),
});
const rating = z.object({ facts: z.array(z.string()).max(20), vote: z.enum(['up', 'down']) });
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

/** A reply, and what it looks like on other platforms. */
export type Answer = Reply & { readonly previews: Readonly<Record<keyof Previews, RenderedPages>> };

/** What a button of a previewed message did. */
export type ActionResult =
  | { readonly kind: 'vote' }
  /** `show`: in place of the message with the button. `page` is counted from 0. */
  | { readonly kind: 'show' | 'open'; readonly page: number; readonly answer: Answer };

/** What the page needs to know to show itself in a language: its words and the commands. */
export type PageSetup = {
  readonly words: ReturnType<typeof wordsFor>['page'];
  /** For every language: a reply need not be in that of the page. */
  readonly drawing: Readonly<Record<Lang, ReplyWords>>;
  readonly commands: readonly {
    readonly name: CommandName;
    readonly description: string;
    /** The option that is typed behind the command, or null. */
    readonly takes: Command['options'][number]['name'] | null;
  }[];
  /** What channels of chat platforms have, and the page has not. */
  readonly channelCommands: readonly string[];
  readonly reach: string;
  /** Whether who asks may see the digests: operators at the bot's own machine may. */
  readonly isOperator: boolean;
};

/** The few words of a rendered reply that it does not hold itself. */
export type ReplyWords = {
  readonly sources: string;
  readonly untitled: string;
  /** Thanks for a vote. */
  readonly rated: string;
  /** Of the link that opens a message in Slack's Block Kit Builder. */
  readonly builder: string;
};

export type TopicChoice = { readonly id: string; readonly title: string };

/** The routes behind the page; they run the same command table as every other platform. */
export function api(
  { commandService, ratings, previews }: Pick<WebParts, 'commandService' | 'ratings' | 'previews'>,
  isLocal: IsLocal,
): Hono {
  const app = new Hono();
  const answer = async (run: Invocation, conversation: string | undefined): Promise<Answer> => {
    // Its name is the visitor's own choice: the prefix keeps it apart from those of other platforms.
    const own = conversation === undefined ? null : `web:${conversation}`;
    const reply = await commandService.handle(run.command, run, own);
    return {
      ...reply,
      previews: { discord: previews.discord.render(reply), slack: previews.slack.render(reply) },
    };
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
    const command = parsed.success ? commandNamed(parsed.data.command) : undefined;
    if (!parsed.success || !command) {
      const names = COMMANDS.map(({ name }) => name).join(', ');
      return c.json({ error: `Send {command, options, lang}; commands are ${names}.` }, 400);
    }
    const { options, lang, conversation } = parsed.data;
    return c.json(await answer({ command: command.name, lang, options }, conversation));
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

function setupFor(lang: Lang, commandService: CommandService, isOperator: boolean): PageSetup {
  const words = wordsFor(lang);
  const library = commandService.library();
  const [first = ''] = library.briefs.keys();
  const textLang = textLangFor(lang, library.languages);
  const aside = textLang === lang ? '' : ` ${words.otherLanguage.only(textLang)}`;
  return {
    words: {
      ...words.page,
      welcomeChannel: words.page.welcomeChannel.replace('{topic}', first) + aside,
      welcomeDirect:
        words.page.welcomeDirect.replace('{languages}', words.askedIn(library.languages)) + aside,
    },
    drawing: { en: replyWordsFor('en'), ja: replyWordsFor('ja') },
    commands: COMMANDS.map((command) => describe(command, lang)),
    channelCommands: CHANNEL_COMMANDS.map(({ name }) => name),
    reach: words.reach(words.date(library.reach)),
    isOperator,
  };
}

function replyWordsFor(lang: Lang): ReplyWords {
  const { sourcesHeading, untitled, answer, page } = wordsFor(lang);
  return { sources: sourcesHeading, untitled, rated: answer.rated, builder: page.builder };
}

function describe({ name, options }: Command, lang: Lang): PageSetup['commands'][number] {
  const { description } = wordsFor(lang).commands[name];
  return { name, description, takes: options[0]?.name ?? null };
}
