import { z } from 'zod';
import { staleAfter } from './age.ts';
import { type DateText, hasNoYear, isDateText } from './dates.ts';
import { HALF_WIDTH_COMMA, isName, WIDE_COMMA } from './text/index.ts';

// Every file is read once: compiling a validator would take longer than it saves.
z.config({ jitless: true });

/**
 * The one definition of what a folder of briefs holds. The loader parses with it, the JSON Schema
 * for editors is generated from it, and the types below are inferred from it.
 * Each `error` says what would be right; the loader adds where and what is wrong.
 */

/** The languages of everything the bot says. */
export const LANGS = ['en', 'ja'] as const;
export type Lang = (typeof LANGS)[number];

/** Most characters a bottom line may have: two short sentences that fit a phone's screen. */
const BOTTOM_LINE = { en: 280, ja: 140 } as const;
const STATEMENT = { en: 600, ja: 300 } as const;
const ABOUT = { en: 120, ja: 60 } as const;
/** A definition stands in a list beside its name: one or two lines. */
const DEFINITION = { en: 200, ja: 100 } as const;

const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1, { error: 'write some text' })
    .max(max, { error: `shorten it to ${max} characters or fewer` });

/** What people type to find something. */
const name = (max: number) =>
  line(max).refine(isName, { error: 'write a name with at least one letter or digit' });

/** One of a list of names. People put commas of their language between them, which divide nothing in YAML. */
const listedName = (max: number) =>
  name(max).refine((text) => !WIDE_COMMA.test(text), { error: HALF_WIDTH_COMMA });

const both = (max: { en: number; ja: number }, text = line) => ({
  en: text(max.en).describe('English text'),
  ja: text(max.ja).describe('Japanese text'),
});

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
  error: 'use lower-case letters, digits and single hyphens, such as "joint-command"',
});

const briefId = slug.max(40, { error: 'shorten it to 40 characters or fewer' }).brand<'BriefId'>();
const factId = slug.max(60, { error: 'shorten it to 60 characters or fewer' }).brand<'FactId'>();
const sourceId = slug.max(60).brand<'SourceId'>();
const termId = slug.max(40).brand<'TermId'>();
const groupId = slug.max(40).brand<'GroupId'>();

export type BriefId = z.infer<typeof briefId>;
export type FactId = z.infer<typeof factId>;
export type SourceId = z.infer<typeof sourceId>;
export type TermId = z.infer<typeof termId>;
export type GroupId = z.infer<typeof groupId>;

const date = z
  .union([z.string(), z.int()])
  .transform(String)
  .refine((text): text is DateText => isDateText(text), {
    error: 'write YYYY-MM-DD, YYYY-MM or YYYY; XXXX-07 for a July whose year no source gives',
  })
  .describe('EDTF date: YYYY-MM-DD, YYYY-MM, YYYY or XXXX-MM');

const published = date.refine((text) => !hasNoYear(text), {
  error: 'give the year: without it nobody can tell how old the knowledge is',
});

const day = z
  .string()
  .refine((text): text is DateText => isDateText(text) && text.length === 10, {
    error: 'write a day as YYYY-MM-DD',
  })
  .describe('A day, YYYY-MM-DD');

const cite = z
  .string()
  .regex(/^[a-z0-9-]+(?:#[1-9]\d*)?$/, {
    error:
      'write source-id#paragraph, such as "times-2025#4", or source-id alone for a source held in part',
  })
  .transform((text) => {
    const [source = '', paragraph] = text.split('#');
    return {
      source: source as SourceId,
      paragraph: paragraph === undefined ? null : Number(paragraph),
    };
  });

/** One place in a source: a paragraph, counted from 1; null: the source as a whole, which was seen in part. */
export type Cite = z.infer<typeof cite>;

const cites = z
  .array(cite)
  .min(1, { error: 'cite at least one paragraph, as source-id#paragraph' })
  .describe(
    'Where the sources say so, as source-id#paragraph (source-id alone for one held in part); the best first',
  );

const statement = (max: { en: number; ja: number }) => z.strictObject({ ...both(max), cites });

/** A sentence about the world in both languages, with the paragraphs it rests on. */
export type Statement = z.infer<ReturnType<typeof statement>>;

/** Questions in a block of text, one a line: quicker to write, and to read for the bot, than a list. */
const lines = (max: number) =>
  z
    .string()
    .transform((text) =>
      text
        .split('\n')
        .map((each) => each.trim())
        .filter((each) => each !== ''),
    )
    .refine((each) => each.every((question) => question.length <= max), {
      error: `shorten each line to ${max} characters or fewer`,
    });

const questions = z.strictObject({
  en: lines(200).describe('English, one question a line, below "en: |"'),
  ja: lines(120).describe('Japanese, one question a line, below "ja: |"'),
});

/** A meaning a line: its forms, with commas of either script between them. */
const meanings = lines(600).transform((all) =>
  all.map((each) => each.split(/\s*[,、，]\s*/).filter((form) => form !== '')),
);

const synonyms = z.strictObject({
  en: meanings.describe('English, one meaning a line, below "en: |"'),
  ja: meanings.describe('Japanese, one meaning a line, below "ja: |"'),
});

const factBase = {
  id: factId.describe('Unique over all briefs'),
  ...both(STATEMENT),
  date: date.optional().describe('When it happened; puts the fact on the timeline'),
  asks: questions.optional().describe('Questions this fact answers, as people would type them'),
  until: date
    .refine((text) => !hasNoYear(text), { error: 'give the year until which it held' })
    .optional()
    .describe('Until when it held: it is shown as what was known then'),
  supersededBy: z
    .array(factId)
    .min(1, { error: 'name the facts that say what is known since, or remove it' })
    .optional()
    .describe('Facts that say what is known since: it is shown after them, as what was known then'),
  completedBy: z
    .array(factId)
    .optional()
    .describe('Facts that belong to it in an answer: the reason, the other half, the figure'),
  corrects: questions
    .optional()
    .describe('Questions that take something false for granted, which this fact sets right'),
};

const fact = z.discriminatedUnion('status', [
  z.strictObject({ ...factBase, status: z.literal('reported'), cites }),
  z.strictObject({ ...factBase, status: z.literal('undecided'), cites }),
  z.strictObject({
    ...factBase,
    status: z.literal('said'),
    by: z.strictObject(both({ en: 100, ja: 60 })).describe('Who said it'),
    cites,
  }),
  z.strictObject({
    ...factBase,
    status: z.literal('disputed'),
    sides: z
      .array(statement(STATEMENT))
      .min(2, { error: 'give at least two sides, each with its citations' })
      .describe('What each side says; a disputed fact is cited through its sides'),
  }),
]);

/** A fact as its file holds it; which fields it has depends on its status. */
export type FactEntry = z.infer<typeof fact>;

/** A file of one brief. */
export const briefFile = z.strictObject({
  id: briefId.describe('What people type: /brief <id>'),
  title: z.strictObject(both({ en: 80, ja: 40 }, name)),
  group: groupId.optional().describe('A group id of library.yaml'),
  aliases: z
    .strictObject({ en: z.array(listedName(80)), ja: z.array(listedName(40)) })
    .describe('Other names for this topic; no two briefs may share one'),
  checked: day.describe('The day an editor last held the brief against its sources'),
  reviewBy: day
    .optional()
    .describe('From the day after it the brief warns of its age; left out: 6 months after checked'),
  bottomLine: statement(BOTTOM_LINE)
    .refine(isShort, { error: 'say it in at most two sentences' })
    .describe('The point in at most two sentences'),
  whyItMatters: statement(STATEMENT),
  facts: z.array(fact).min(1, { error: 'write at least one fact' }),
  timeline: z.array(factId).optional().describe('Dated facts of other briefs to show here too'),
  terms: z.array(termId).optional().describe('Glossary ids of library.yaml'),
  related: z.array(briefId).optional(),
  uncovered: questions
    .optional()
    .describe('Questions that people ask about the topic and that no source answers'),
});

/** At most two sentences; the dots of "U.S." end none. */
function isShort({ en, ja }: { en: string; ja: string }): boolean {
  const english = en.replace(/\b(?:[A-Z]\.)+/g, '').match(/[.!?](?=[”"')]*(?:\s|$))/g) ?? [];
  const japanese = ja.match(/。/g) ?? [];
  return english.length <= 2 && japanese.length <= 2;
}

export type BriefFile = z.infer<typeof briefFile>;

const source = z
  .strictObject({
    id: sourceId,
    publisher: z.strictObject(both({ en: 120, ja: 80 })),
    title: line(300).nullable().describe('As printed; null where the source shows none'),
    about: z.strictObject(both(ABOUT)).optional().describe('What it is about, if it has no title'),
    author: line(200).optional(),
    date: published
      .nullable()
      .describe('Publication date, as precise as the source shows it; null where it shows none'),
    url: z.url({ protocol: /^https?$/, error: 'write an http or https address' }).optional(),
    kind: z.enum(['primary', 'press', 'analysis', 'aggregator']),
    held: z
      .enum(['whole', 'in-part'])
      .default('whole')
      .describe(
        'in-part: only a part of it was seen, so it is cited as a whole, without paragraphs',
      ),
    paragraphs: z
      .int()
      .min(1)
      .optional()
      .describe('How many paragraphs the source has; none where it is held in part'),
    weak: z
      .literal(true)
      .optional()
      .describe('Not to be relied on alone: a second source beside it, or the status said'),
  })
  .superRefine(({ held, paragraphs }, context) => {
    const wrong =
      held === 'whole' && paragraphs === undefined
        ? 'say how many paragraphs it has, or "held: in-part" where only a part of it was seen'
        : held === 'in-part' && paragraphs !== undefined
          ? 'remove it: a source held in part is cited as a whole'
          : null;
    if (wrong) context.addIssue({ code: 'custom', path: ['paragraphs'], message: wrong });
  });

/** A published article that statements cite. */
export type Source = z.infer<typeof source>;

/** The file `sources.yaml`. */
export const sourcesFile = z.strictObject({ sources: z.array(source).min(1) });

/** The file `library.yaml`: the settings of a folder of briefs. */
export const libraryFile = z.strictObject({
  title: z.strictObject(both({ en: 60, ja: 40 })),
  groups: z.array(z.strictObject({ id: groupId, title: z.strictObject(both({ en: 60, ja: 40 })) })),
  pinned: z.array(briefId).optional().describe('Briefs to list first, in this order'),
  staleAfter: staleAfter.optional(),
  glossary: z.array(
    z.strictObject({
      id: termId,
      label: z
        .strictObject(both({ en: 80, ja: 40 }, name))
        .optional()
        .describe('The name as it is shown; without it, the first of the names'),
      definition: statement(DEFINITION)
        .optional()
        .describe('What it is, shown under "Terms"; an abbreviation is spelt out in the label'),
      en: z
        .array(listedName(80))
        .min(1)
        .describe('Names that mean the same; the official one first'),
      ja: z.array(listedName(40)).min(1),
      person: z.literal(true).optional().describe('These are names of a person'),
    }),
  ),
  synonyms: synonyms
    .optional()
    .describe(
      'Words of the subject that mean much the same in a question, a meaning a line, with commas',
    ),
  uncovered: questions
    .optional()
    .describe('Questions that people ask any bot, far off all topics of this folder'),
});

export type LibraryFile = z.infer<typeof libraryFile>;
/** An entry of the glossary. */
export type Term = LibraryFile['glossary'][number];
