import type { Message, MessageSnapshot } from 'discord.js';

/** A part of what bots write, as far as it has text. */
type Part = { readonly content?: unknown; readonly components?: readonly Part[] };

/** All that a message says: its own text, what it forwards, and the cards and components of bots. */
export function textOf(message: Message): string {
  return [message, ...message.messageSnapshots.values()].flatMap(partsOf).join('\n');
}

function partsOf({ content, embeds, components }: Message | MessageSnapshot): string[] {
  const cards = (embeds ?? []).flatMap(({ title, description, fields }) => [
    title,
    description,
    ...fields.flatMap(({ name, value }) => [name, value]),
  ]);
  const written = (components ?? []).flatMap((part) => textsIn(part.toJSON() as Part));
  return [content, ...cards, ...written].filter(
    (text) => typeof text === 'string' && text !== '',
  ) as string[];
}

function textsIn({ content, components = [] }: Part): unknown[] {
  return [content, ...components.flatMap(textsIn)];
}
