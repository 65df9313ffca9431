import { Hono, type Context as HttpContext } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import type { Command, Context } from '../../commands/command.ts';
import { COMMANDS, commandNamed, runCommand } from '../../commands/table.ts';
import { suggestTopics } from '../../library/find-topic.ts';
import { LANGS, type Lang } from '../../library/schema.ts';
import type { CommandName } from '../../reply/reply.ts';
import { wordsFor } from '../../reply/words/index.ts';

/** More than any command needs; a longer body is refused unread. */
const MAX_BODY_BYTES = 64 * 1024;
/** As many suggestions as Discord shows: the page shows what people will see there. */
const MOST_SUGGESTIONS = 25;

const lang = z.enum(LANGS).catch('en');
const invocation = z.object({
  command: z.string(),
  options: z.object({ topic: z.string().optional(), question: z.string().optional() }),
  lang,
});

/** What the page needs to know to show itself in a language: its words and the commands. */
export type PageSetup = {
  readonly words: ReturnType<typeof wordsFor>['page'];
  /** For every language: a reply need not be in that of the page. */
  readonly drawing: Readonly<Record<Lang, Drawing>>;
  readonly commands: readonly {
    readonly name: CommandName;
    readonly description: string;
    readonly takesTopic: boolean;
  }[];
  readonly reach: string;
};

/** The few words of a drawn reply that it does not hold itself. */
export type Drawing = { readonly sources: string; readonly untitled: string };

export type TopicChoice = { readonly id: string; readonly title: string };

/** The routes behind the page; they run the same command table as every other platform. */
export function api(context: () => Context): Hono {
  const app = new Hono();
  app.get('/setup', (c) => c.json(setupFor(langOf(c), context())));
  app.get('/topics', (c) => {
    const shown = langOf(c);
    const near = suggestTopics(context().library, c.req.query('typed') ?? '');
    const choices: TopicChoice[] = near
      .slice(0, MOST_SUGGESTIONS)
      .map(({ id, title }) => ({ id, title: title[shown] }));
    return c.json(choices);
  });
  app.post('/command', bodyLimit({ maxSize: MAX_BODY_BYTES, onError: tooLong }), async (c) => {
    const parsed = invocation.safeParse(await c.req.json().catch(() => null));
    const command = parsed.success ? commandNamed(parsed.data.command) : undefined;
    if (!parsed.success || !command) {
      const names = COMMANDS.map(({ name }) => name).join(', ');
      return c.json({ error: `Send {command, options, lang}; commands are ${names}.` }, 400);
    }
    const { options, lang } = parsed.data;
    return c.json(runCommand(command.name, { lang, options }, context()));
  });
  return app;
}

const tooLong = (c: HttpContext) =>
  c.json({ error: `Send at most ${MAX_BODY_BYTES / 1024} kB.` }, 413);

const langOf = (c: HttpContext): Lang => lang.parse(c.req.query('lang'));

function setupFor(lang: Lang, { library }: Context): PageSetup {
  const words = wordsFor(lang);
  return {
    words: words.page,
    drawing: { en: drawingFor('en'), ja: drawingFor('ja') },
    commands: COMMANDS.map((command) => describe(command, lang)),
    reach: words.reach(words.date(library.reach)),
  };
}

function drawingFor(lang: Lang): Drawing {
  const { sourcesHeading, untitled } = wordsFor(lang);
  return { sources: sourcesHeading, untitled };
}

function describe({ name, options }: Command, lang: Lang): PageSetup['commands'][number] {
  const { description } = wordsFor(lang).commands[name];
  return { name, description, takesTopic: options.some(({ kind }) => kind === 'topic') };
}
