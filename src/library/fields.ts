import { z } from 'zod';
import { type DateText, hasNoYear, isDateText, looksLikeDate } from './dates.ts';
import { HALF_WIDTH_COMMA, isName, WIDE_COMMA } from './text/index.ts';

/*
 * What single fields of the files of a folder of briefs may hold, in whatever language its texts are.
 * Each `error` says what would be right; the loader adds where and what is wrong.
 */

export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1, { error: 'write some text' })
    .max(max, { error: `shorten it to ${max} characters or fewer` });

/** What people type to find something. */
export const name = (max: number) =>
  line(max).refine(isName, { error: 'write a name with at least one letter or digit' });

/** One of a list of names. People put commas of their language between them, which divide nothing in YAML. */
export const listedName = (max: number) =>
  name(max).refine((text) => !WIDE_COMMA.test(text), { error: HALF_WIDTH_COMMA });

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
  error: 'use lower-case letters, digits and single hyphens, such as "joint-command"',
});

export const briefId = slug
  .max(40, { error: 'shorten it to 40 characters or fewer' })
  .brand<'BriefId'>();
export const factId = slug
  .max(60, { error: 'shorten it to 60 characters or fewer' })
  .brand<'FactId'>();
export const sourceId = slug.max(60).brand<'SourceId'>();
export const termId = slug.max(40).brand<'TermId'>();
export const groupId = slug.max(40).brand<'GroupId'>();
export const nodeId = slug.max(40).brand<'NodeId'>();

export type BriefId = z.infer<typeof briefId>;
export type FactId = z.infer<typeof factId>;
export type SourceId = z.infer<typeof sourceId>;
export type TermId = z.infer<typeof termId>;
export type GroupId = z.infer<typeof groupId>;
export type NodeId = z.infer<typeof nodeId>;

const NO_SUCH_DATE = 'write one that the calendar has: there is no such day or month';

export const date = z
  .union([z.string(), z.int()])
  .transform(String)
  .refine((text): text is DateText => isDateText(text), {
    error: ({ input }) =>
      looksLikeDate(String(input))
        ? NO_SUCH_DATE
        : 'write YYYY-MM-DD, YYYY-MM or YYYY; XXXX-07 for a July whose year no source gives',
  })
  .describe('EDTF date: YYYY-MM-DD, YYYY-MM, YYYY or XXXX-MM');

export const published = date.refine((text) => !hasNoYear(text), {
  error: 'give the year: without it nobody can tell how old the knowledge is',
});

export const day = z
  .string()
  .refine((text): text is DateText => isDateText(text) && text.length === 10, {
    error: ({ input }) =>
      !isDateText(String(input)) && looksLikeDate(String(input))
        ? NO_SUCH_DATE
        : 'write a day as YYYY-MM-DD',
  })
  .meta({ format: 'date', description: 'A day, YYYY-MM-DD' });

export const cite = z
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

export const cites = z
  .array(cite)
  .min(1, { error: 'cite at least one paragraph, as source-id#paragraph' })
  .describe(
    'Where the sources say so, as source-id#paragraph (source-id alone for one held in part); the best first',
  );

/** Questions in a block of text, one a line: quicker to write, and to read for the bot, than a list. */
export const lines = (max: number) =>
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

/** A meaning a line: its forms, with commas of either script between them. */
export const meanings = lines(600).transform((all) =>
  all.map((each) => each.split(/\s*[,、，]\s*/).filter((form) => form !== '')),
);
