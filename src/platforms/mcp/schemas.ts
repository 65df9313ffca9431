import { z } from 'zod';
import { LANGS } from '../../library/index.ts';

/*
 * What the tools take and give. Everything that is given is there under every key, null where there is nothing: a model
 * reads the same shape each time.
 */

const lang = z.enum(LANGS);
const partialDate = (what: string) =>
  z
    .string()
    .nullable()
    .describe(`${what}: 2025-03-24, 2025-03, 2025, or XXXX-07 where no source tells the year`);

export const langArgument = lang
  .optional()
  .describe('Language of the reply: en or ja. Left out: that of the question, else the default');

export const topicArgument = z
  .string()
  .max(200)
  .optional()
  .describe('The id, title or alias of a brief, such as the ids that the tool brief lists');

const citation = z.object({
  source: z.string().describe('Id of the source, which the tool sources lists'),
  publisher: z.string(),
  title: z.string().nullable().describe('The headline; null: none is known'),
  date: partialDate('Day of publication'),
  kind: z.enum(['primary', 'press', 'analysis', 'aggregator']),
  paragraph: z
    .number()
    .int()
    .nullable()
    .describe('Paragraph of the source, from 1; null: it is cited as a whole'),
  url: z.string().nullable().describe('Where the source is; null: no link is known'),
});

const cited = z.object({ text: z.string(), citations: z.array(citation) });

const statement = z.object({
  heading: z
    .string()
    .nullable()
    .describe('What it stands under: a section, a date, or the question it answers'),
  text: z.string(),
  status: z
    .enum(['reported', 'said', 'disputed', 'undecided'])
    .describe(
      'reported: the sources state it; said: somebody said it; disputed: sources differ, see sides; undecided: the sources say that it is open',
    ),
  label: z
    .string()
    .nullable()
    .describe(
      'Stands before the text wherever it is shown, such as "Disputed"; null: nothing does',
    ),
  overtaken: z
    .boolean()
    .describe('true: it tells what was known then, and other statements tell what is known since'),
  knownAt: partialDate('Of an overtaken statement, when it was known last; else null'),
  date: partialDate('When it happened; null: it is no event'),
  sides: z
    .array(cited)
    .describe('Of a disputed statement, what each side says: never tell one without the others'),
  citations: z.array(citation).describe('Empty only where the sides cite'),
  fact: z.string().nullable().describe('Id of the fact; null: the summary of a brief'),
  page: z.string().nullable().describe('Public page that shows it; null: there is none'),
});

const topic = z.object({
  id: z.string(),
  title: z.string(),
  asOf: partialDate('Date of the newest source of the brief'),
});

const reply = {
  lang: lang.describe('Language of titles, labels and notices'),
  textLang: lang.describe('Language of the statements: that of the briefs, if they have only one'),
  title: z.string().nullable(),
  asOf: z.object({
    text: z.string().nullable().describe('How old what is shown is, in words, to be told with it'),
    newestSource: partialDate('Date of the newest source it rests on'),
  }),
  notices: z
    .array(
      z.object({
        tone: z.enum(['info', 'warning']),
        heading: z.string().nullable(),
        text: z.string(),
      }),
    )
    .describe('What is to be told with the statements, such as that they may be out of date'),
  page: z.string().nullable().describe('Public page that shows the same; null: there is none'),
};
const statements = z.array(statement);

export const briefResult = z.object({
  ...reply,
  statements,
  terms: z
    .array(cited.extend({ name: z.string() }))
    .describe('Names in it and what they are; without citations, the name in the other language'),
  topics: z.array(topic).describe('The briefs there are, where no topic was given; else empty'),
});

export const askResult = z.object({
  ...reply,
  answered: z
    .boolean()
    .describe('false: no brief covers it. Say so, and do not answer it in the name of the briefs'),
  statements: statements.describe('The answer; empty where there is none'),
  topics: z
    .array(topic)
    .describe('Where nothing answers, the briefs that come nearest, or all of them; else empty'),
});

export const timelineResult = z.object({ ...reply, statements });

export const sourcesResult = z.object({
  ...reply,
  sources: z.array(
    citation.omit({ paragraph: true }).extend({
      place: z.string().describe('Which paragraphs of it the briefs rest on, in words'),
    }),
  ),
});

export const changesResult = z.object({
  ...reply,
  changes: z.array(
    z.object({
      kind: z.enum(['added', 'changed', 'withdrawn']),
      at: z.string().describe('When the bot first served it so, in UTC (ISO 8601)'),
      statement: statement.describe('What it says now; of a withdrawn one, what it said last'),
    }),
  ),
  more: z.number().int().describe('How many older changes are left out'),
});

export type Citation = z.infer<typeof citation>;
export type StatementResult = z.infer<typeof statement>;
export type TopicResult = z.infer<typeof topic>;
export type ReplyResult = z.infer<z.ZodObject<typeof reply>>;
