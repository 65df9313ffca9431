import type { Message, MessageSnapshot } from 'discord.js';
import { z } from 'zod';
import { looksJapanese } from '../../../library/text/index.ts';
import { instantIn } from '../../shared/messages/index.ts';

/** Text, or nothing where there is none. */
const text = z.string().catch('');
const many = <T extends z.ZodType>(of: T) => z.array(of.nullable().catch(null)).catch([]);

/** A component, as far as it has text, in the order in which that is seen. */
type Component = {
  readonly content: string;
  readonly description: string;
  readonly items: readonly (Component | null)[];
  readonly components: readonly (Component | null)[];
  readonly accessory: Component | null;
};
const component: z.ZodType<Component> = z.lazy(() =>
  z.object({
    content: text,
    description: text,
    items: many(component),
    components: many(component),
    accessory: component.nullable().catch(null),
  }),
);

const embed = z.object({
  type: text,
  title: text,
  description: text,
  fields: many(z.object({ name: text, value: text })),
  author: z.object({ name: text }).nullable().catch(null),
  footer: z.object({ text }).nullable().catch(null),
});

const media = z.object({ text }).catch({ text: '' });

const part = z.object({
  content: text,
  poll: z
    .object({ question: media, answers: many(z.object({ poll_media: media })) })
    .nullable()
    .catch(null),
  embeds: many(embed),
  components: many(component),
  attachments: many(z.object({ title: text, description: text })),
});

const message = part.extend({ message_snapshots: many(z.object({ message: part })) });

/** So many characters of a message are read. */
const MOST = 12_000;

/**
 * All that a person sees of a message, from top to bottom: its text, its poll, the cards and components
 * of bots, what pictures are described as, and what it forwards. Empty where it has no words.
 * `raw`: as Discord's API has it. Source: https://discord.com/developers/docs/resources/message
 */
export function textOfRaw(raw: unknown): string {
  const { data: found } = message.safeParse(raw);
  if (!found) return '';
  const forwarded = found.message_snapshots.flatMap((one) => (one ? linesOf(one.message) : []));
  const lines = [...linesOf(found), ...forwarded]
    .map((line) => readable(line).trim())
    .filter((line) => line !== '');
  return [...new Set(lines)].join('\n').slice(0, MOST);
}

/** The same of a message that discord.js has taken apart. */
export function textOf(taken: Message): string {
  const snapshots = [...taken.messageSnapshots.values()];
  const forwarded = snapshots.map((one) => ({ message: asSent(one) }));
  return textOfRaw({ ...asSent(taken), message_snapshots: forwarded });
}

function asSent({ content, embeds, components, attachments, poll }: Message | MessageSnapshot) {
  const answers = [...(poll?.answers.values() ?? [])];
  return {
    content,
    embeds: (embeds ?? []).map((one) => one.toJSON()),
    components: (components ?? []).map((one) => one.toJSON()),
    attachments: [...(attachments?.values() ?? [])],
    poll: poll && {
      question: poll.question,
      answers: answers.map((one) => ({ poll_media: { text: one.text } })),
    },
  };
}

function linesOf({ content, poll, embeds, components, attachments }: z.infer<typeof part>) {
  return [
    content,
    poll?.question.text ?? '',
    ...(poll?.answers ?? []).map((one) => one?.poll_media.text ?? ''),
    ...embeds.flatMap((one) => (one ? embedLines(one) : [])),
    ...components.flatMap((one) => (one ? componentLines(one) : [])),
    ...attachments.flatMap((one) => [one?.title ?? '', one?.description ?? '']),
  ];
}

/** Who says it stands below what is said: it is not what is asked about. */
function embedLines({ type, title, description, fields, author, footer }: z.infer<typeof embed>) {
  // The end of a poll comes as fields with names that nobody sees.
  const rows =
    type === 'poll_result'
      ? fields.map((one) => (one?.name.endsWith('_text') ? one.value : ''))
      : fields.map((one) => [one?.name, one?.value].filter(Boolean).join(': '));
  return [title, description, ...rows, author?.name ?? '', footer?.text ?? ''];
}

const componentLines = (one: Component): string[] => [
  one.content,
  one.description,
  ...[...one.items, ...one.components, one.accessory].flatMap((inner) =>
    inner ? componentLines(inner) : [],
  ),
];

/** What somebody wrote with its instants as days and times (UTC), and links by their labels. */
export const readable = (content: string): string =>
  content
    .replace(/<t:(-?\d{1,13})(?::([tTdDfFRsS]))?>/g, (_, seconds: string, style = 'f') => {
      const shown = instantIn(Number(seconds), 'UTC', looksJapanese(content) ? 'ja' : 'en');
      if (!shown) return ' ';
      if (/[tT]/.test(style)) return shown.time;
      return /[fFsS]/.test(style) ? `${shown.date} ${shown.time}` : shown.date;
    })
    .replace(/\[([^[\]]+)\]\((?:<?https?:[^)]*)\)/g, '$1')
    .replace(/<a?:\w+:\d+>|<(?:@[!&]?|#|\/[^:>]*:|id:)[\w-]*>/g, ' ');
