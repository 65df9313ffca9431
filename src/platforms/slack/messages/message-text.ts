import { z } from 'zod';
import { readDate, readText, withoutEntities } from './read-text.ts';

/** Text that is in a message without being seen as such, or nothing at all: left out. */
const text = z.string().catch('');
const many = <T extends z.ZodType>(of: T) => z.array(of.nullable().catch(null)).catch([]);

/** Anything that holds text: a block, an element, a text object, a row of a table. */
type Node = { readonly [field: string]: unknown };
const node: z.ZodType<Node> = z.record(z.string(), z.unknown());

const file = z.object({
  title: text,
  name: text,
  subject: text,
  plain_text: text,
  preview: text,
  preview_plain_text: text,
  alt_txt: text,
});

const attachment = z.object({
  pretext: text,
  title: text,
  text,
  fields: many(z.object({ title: text, value: text })),
  blocks: many(node),
  message_blocks: many(z.object({ message: z.unknown() })),
  files: many(file),
  author_name: text,
  service_name: text,
  footer: text,
  fallback: text,
  is_share: z.boolean().catch(false),
  is_msg_unfurl: z.boolean().catch(false),
});

const message = z.object({
  text,
  blocks: many(node),
  attachments: many(attachment),
  files: many(file),
});

const NOTHING = { text: '', blocks: [], attachments: [], files: [] };

/** As deep as messages are read: a share of a share of a share. */
const DEEPEST = 5;
/** So many characters of a message are read. */
const MOST = 12_000;

/**
 * All that a person sees of a message, from top to bottom: its text or its blocks (of which `text` is a
 * mere copy), what it shares, quotes or unfurls, and what its files say. Empty where it has no words.
 * `raw`: as Slack sends it; `zone`: the time zone of who reads it.
 * Sources: https://docs.slack.dev/reference/block-kit/blocks,
 * https://docs.slack.dev/legacy/legacy-messaging/legacy-secondary-message-attachments
 */
export function textOf(raw: unknown, zone = 'UTC'): string {
  return joined(linesOf(raw, zone, 0));
}

/** What the writer of a message says in it: of what it shares or unfurls, nothing. */
export function ownTextOf(raw: unknown, zone = 'UTC'): string {
  const { text: written, blocks } = read(raw);
  return readText(written, zone) || joined(blockLines(blocks, zone));
}

/** What a message shows beside its own words: what is forwarded or attached; null: nothing is. */
export function attachedTextOf(raw: unknown, zone = 'UTC'): string | null {
  const found = read(raw);
  if (found.attachments.length === 0 && found.files.length === 0) return null;
  return joined(attachedLines(found, zone, 0));
}

/** Whether a message holds a date, which reads otherwise in other time zones. */
export const hasDate = (raw: unknown): boolean =>
  /<!date\^|"type":"date"/.test(JSON.stringify(raw) ?? '');

/** As deep as blocks are read. */
const DEEPEST_BLOCK = 12;

const read = (raw: unknown) => message.safeParse(raw).data ?? NOTHING;
type Read = ReturnType<typeof read>;

function joined(lines: readonly string[]): string {
  const unique = new Set(lines.map((line) => line.trim()).filter((line) => line !== ''));
  return [...unique].join('\n').slice(0, MOST);
}

function linesOf(raw: unknown, zone: string, depth: number): string[] {
  if (depth > DEEPEST) return [];
  const found = read(raw);
  const written = blockLines(found.blocks, zone);
  const isEmpty = written.every((line) => line.trim() === '');
  return [
    ...(isEmpty ? [readMrkdwn(found.text, zone)] : written),
    ...attachedLines(found, zone, depth),
  ];
}

const attachedLines = ({ attachments, files }: Read, zone: string, depth: number): string[] => [
  ...attachments.flatMap((one) => (one ? attachmentLines(one, zone, depth) : [])),
  ...files.flatMap((one) => (one ? fileLines(one) : [])),
];

function attachmentLines(of: z.infer<typeof attachment>, zone: string, depth: number): string[] {
  const shared = of.message_blocks.flatMap((one) => linesOf(one?.message, zone, depth + 1));
  const blocks = shared.length > 0 ? shared : blockLines(of.blocks, zone);
  const isFrom = of.is_share || of.is_msg_unfurl;
  const said = [
    readMrkdwn(of.pretext, zone),
    ...(blocks.length > 0
      ? blocks
      : [
          readMrkdwn(of.title, zone),
          readMrkdwn(of.text, zone),
          ...of.fields.map((one) => {
            const parts = [readMrkdwn(one?.title ?? '', zone), readMrkdwn(one?.value ?? '', zone)];
            return parts.filter((part) => part !== '').join(': ');
          }),
        ]),
    ...of.files.flatMap((one) => (one ? fileLines(one) : [])),
  ];
  if (said.every((line) => line === '')) {
    return /^\[no preview/i.test(of.fallback) ? [] : [readMrkdwn(of.fallback, zone)];
  }
  // Who says it stands below what is said: it is not what is asked about.
  return [
    ...said,
    of.author_name,
    isFrom ? '' : of.service_name,
    isFrom ? '' : readMrkdwn(of.footer, zone),
  ];
}

/** A title that is only the name of a file says nothing. */
function fileLines(of: z.infer<typeof file>): string[] {
  const isName = of.title === of.name || /^[^\s.]+\.\w{1,5}$/.test(of.title);
  const preview = of.preview_plain_text || of.preview.replace(/<[^<>]*>/g, ' ');
  return [isName ? '' : of.title, of.subject, of.alt_txt, of.plain_text || preview];
}

/** Where nodes hold what is seen, in the order in which it is seen. */
const FIELDS = [
  ...['pretext', 'caption', 'title', 'rich_text_title', 'subtitle', 'label', 'text', 'body'],
  ...['description', 'fields', 'details', 'output', 'elements', 'child_blocks', 'blocks', 'tasks'],
  ...['rows', 'hint', 'accessory', 'hero_image'],
] as const;

/** What is there to be pressed or filled in, not to be read. */
const CONTROLS =
  /^(?:actions|context_actions|divider|file|button|.*_button|feedback_buttons|overflow|.*_select|.*picker|checkboxes|radio_buttons|.*_input)$/;

/** Elements that make a line of text together. */
const LINES = new Set(['rich_text_section', 'rich_text_quote', 'rich_text_preformatted']);

const blockLines = (blocks: readonly (Node | null)[], zone: string): string[] =>
  blocks.flatMap((block) => linesIn(block, zone, 0));

/** The lines of a block, an element or a text; known ones and those that are still to come. */
function linesIn(value: unknown, zone: string, depth: number): string[] {
  if (depth > DEEPEST_BLOCK) return [];
  if (typeof value === 'string') return [value];
  const within = (one: unknown) => linesIn(one, zone, depth + 1);
  if (Array.isArray(value)) return value.flatMap(within);
  const { data: found } = node.safeParse(value);
  if (!found) return [];
  const { type, text: said, elements, title, alt_text } = found;
  const { value: number, author_name, provider_name } = found;
  const kind = text.parse(type);
  if (CONTROLS.test(kind)) return [];
  if (LINES.has(kind)) return [inlineOf(elements, zone)];
  switch (kind) {
    case 'plain_text':
      return [withoutEntities(text.parse(said))];
    case 'mrkdwn':
      return [readMrkdwn(text.parse(said), zone)];
    case 'markdown':
      return [withoutStyle(withoutLinks(text.parse(said).slice(0, MOST)))];
    case 'raw_number':
      return [text.parse(said) || String(number ?? '')];
    case 'table':
    case 'data_table':
      return tableLines(found, zone, depth);
    case 'image':
      return [...within(title), text.parse(alt_text)];
  }
  // The name of a field and its value often stand in two lines of it.
  const parts = FIELDS.flatMap((field) => {
    const lines = within(found[field]);
    return field === 'fields' ? lines.map((line) => line.replaceAll('\n', ' ')) : lines;
  });
  return kind === 'video' ? [...parts, text.parse(author_name), text.parse(provider_name)] : parts;
}

/** A row of a table is a line. */
function tableLines({ caption, rows }: Node, zone: string, depth: number): string[] {
  const cells = z.array(z.array(z.unknown())).catch([]).parse(rows);
  const lines = cells.map((row) =>
    row
      .map((cell) => linesIn(cell, zone, depth + 1).join(' '))
      .join(' ')
      .trim(),
  );
  return [...linesIn(caption, zone, depth + 1), ...lines];
}

const inline = z.object({
  type: text,
  text,
  url: text,
  value: text,
  format: text,
  timestamp: z.number().catch(Number.NaN),
  fallback: z.string().optional().catch(undefined),
});

/** A line of rich text, without the people, groups and emoji that it names. */
function inlineOf(elements: unknown, zone: string): string {
  const all = many(inline)
    .parse(elements)
    .filter((one) => one !== null);
  const words = all.map((one) => one.text).join('');
  return all
    .map((one) => {
      switch (one.type) {
        case 'link':
          return one.text || one.url;
        case 'date':
          return readDate(one, words, zone);
        case 'color':
          return one.value;
        default:
          return one.text || ' ';
      }
    })
    .join('');
}

/** Markdown with links and pictures by their labels. */
const withoutLinks = (markdown: string): string =>
  markdown.replace(/!?\[([^[\]]*)\]\([^)]{0,2000}\)/g, '$1');

const readMrkdwn = (mrkdwn: string, zone: string) =>
  withoutStyle(readText(mrkdwn.slice(0, MOST), zone));

/**
 * Mrkdwn without what makes it bold, slanted, struck out, code or a quote; shortcodes of emoji go, too. What is
 * styled is searched for so far only: thousands of signs that nothing closes would hold up the bot.
 */
const withoutStyle = (mrkdwn: string): string =>
  mrkdwn
    .replace(/```(?:[\w+-]*\n)?|`/g, '')
    .replace(/(?<![\p{L}\p{N}])([*_~]{1,3})(?=\S)(.{1,400}?)(?<=\S)\1(?![\p{L}\p{N}])/gu, '$2')
    .replace(/^(?:>{1,3}|#{1,6}(?= ))\s?/gmu, '')
    .replace(/(?<!\w):[+-]?[a-z][\w+-]{1,40}:(?!\w)/gi, ' ');
