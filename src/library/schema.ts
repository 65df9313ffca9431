import { z } from 'zod';
import { staleAfter } from './age.ts';
import { compareDates, hasNoYear } from './dates.ts';
import {
  briefId,
  cites,
  date,
  day,
  factId,
  groupId,
  line,
  lines,
  listedName,
  meanings,
  name,
  published,
  sourceId,
  termId,
} from './fields.ts';
import { fieldsWritten, forReaders, type Lang, languages } from './languages.ts';
import { structureSchema } from './structure-schema.ts';

export type { BriefId, Cite, FactId, GroupId, NodeId, SourceId, TermId } from './fields.ts';
export { LANGS, type Lang } from './languages.ts';

/**
 * The one definition of what a folder of briefs holds. The loader parses with it, the JSON Schema
 * for editors is generated from it, and the types below are inferred from it.
 * Each `error` says what would be right; the loader adds where and what is wrong.
 */

/** Most characters a bottom line may have: two short sentences that fit a phone's screen. */
const BOTTOM_LINE = { en: 280, ja: 140 } as const;
const STATEMENT = { en: 600, ja: 300 } as const;
const ABOUT = { en: 120, ja: 60 } as const;
/** A definition stands in a list beside its name: one or two lines. */
const DEFINITION = { en: 200, ja: 100 } as const;

/** The schemas of the three kinds of files, for a folder written in these languages. */
export function schemasFor(written: readonly Lang[]) {
  const fields = <F extends Readonly<Record<Lang, unknown>>>(all: F) => fieldsWritten(all, written);
  const both = (max: { en: number; ja: number }, text = line) =>
    fields({
      en: text(max.en).describe('English text'),
      ja: text(max.ja).describe('Japanese text'),
    });

  const statement = (max: { en: number; ja: number }) => z.strictObject({ ...both(max), cites });

  const questions = z.strictObject(
    fields({
      en: lines(200).describe('English, one question a line, below "en: |"'),
      ja: lines(120).describe('Japanese, one question a line, below "ja: |"'),
    }),
  );

  const synonyms = z.strictObject(
    fields({
      en: meanings.describe('English, one meaning a line, below "en: |"'),
      ja: meanings.describe('Japanese, one meaning a line, below "ja: |"'),
    }),
  );

  const dated = date.refine((text) => !hasNoYear(text), {
    error: 'give the year: without it nobody can tell who is in office when',
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
    inOffice: z
      .strictObject({ from: dated, to: dated })
      .refine(({ from, to }) => compareDates(from, to) <= 0, {
        path: ['to'],
        error: 'give a time that is not before "from"',
      })
      .optional()
      .describe(
        'Of a fact on who holds an office: from when to when sources show that person in it, so that a day between is known too',
      ),
    supersededBy: z
      .array(factId)
      .min(1, { error: 'name the facts that say what is known since, or remove it' })
      .optional()
      .describe(
        'Facts that say what is known since: it is shown after them, as what was known then',
      ),
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

  /** A file of one brief. */
  const briefFile = z.strictObject({
    id: briefId.describe('What people type: /brief <id>'),
    title: z.strictObject(both({ en: 80, ja: 40 }, name)),
    group: groupId.optional().describe('A group id of library.yaml'),
    aliases: z
      .strictObject(fields({ en: z.array(listedName(80)), ja: z.array(listedName(40)) }))
      .describe('Other names for this topic; no two briefs may share one'),
    checked: day.describe('The day an editor last held the brief against its sources'),
    reviewBy: day
      .optional()
      .describe(
        'From the day after it the brief warns of its age; left out: 6 months after checked',
      ),
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

  const source = z
    .strictObject({
      id: sourceId,
      publisher: z.strictObject(both({ en: 120, ja: 80 })),
      title: line(300).nullable().describe('As printed; null where the source shows none'),
      about: z
        .strictObject(both(ABOUT))
        .optional()
        .describe('What it is about, if it has no title'),
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

  /** The file `sources.yaml`. */
  const sourcesFile = z.strictObject({ sources: z.array(source).min(1) });

  /** The file `library.yaml`: the settings of a folder of briefs. */
  const libraryFile = z.strictObject({
    title: z.strictObject(both({ en: 60, ja: 40 })),
    groups: z.array(
      z.strictObject({ id: groupId, title: z.strictObject(both({ en: 60, ja: 40 })) }),
    ),
    pinned: z.array(briefId).optional().describe('Briefs to list first, in this order'),
    staleAfter: staleAfter.optional(),
    languages: languages.optional(),
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
        ...fields({
          en: z
            .array(listedName(80))
            .min(1)
            .describe('Names that mean the same; the official one first'),
          ja: z.array(listedName(40)).min(1),
        }),
        person: z.literal(true).optional().describe('These are names of a person'),
      }),
    ),
    structures: z
      .array(structureSchema(both))
      .optional()
      .describe('Who reports to whom, drawn as boxes and arrows on the pages of briefs'),
    synonyms: synonyms
      .optional()
      .describe(
        'Words of the subject that mean much the same in a question, a meaning a line, with commas',
      ),
    uncovered: questions
      .optional()
      .describe('Questions that people ask any bot, far off all topics of this folder'),
  });

  const read = <S extends z.ZodType>(file: S) =>
    file.transform((value) => forReaders(value, written));
  return {
    briefFile: read(briefFile),
    sourcesFile: read(sourcesFile),
    libraryFile: read(libraryFile),
  };
}

/** At most two sentences; the dots of "U.S." end none. */
function isShort({ en = '', ja = '' }: Readonly<Partial<Record<Lang, string>>>): boolean {
  const english = en.replace(/\b(?:[A-Z]\.)+/g, '').match(/[.!?](?=[”"')]*(?:\s|$))/g) ?? [];
  const japanese = ja.match(/。/g) ?? [];
  return english.length <= 2 && japanese.length <= 2;
}

type Schemas = ReturnType<typeof schemasFor>;
/** A file of one brief, read. */
export type BriefFile = z.infer<Schemas['briefFile']>;
/** A fact as its file holds it; which fields it has depends on its status. */
export type FactEntry = BriefFile['facts'][number];
/** A sentence about the world for readers of every language, with the paragraphs it rests on. */
export type Statement = BriefFile['bottomLine'];
/** A published article that statements cite. */
export type Source = z.infer<Schemas['sourcesFile']>['sources'][number];
/** The file `library.yaml`, read. */
export type LibraryFile = z.infer<Schemas['libraryFile']>;
/** An entry of the glossary. */
export type Term = LibraryFile['glossary'][number];
/** Who reports to whom: nodes, and edges each with its citations. */
export type Structure = NonNullable<LibraryFile['structures']>[number];
