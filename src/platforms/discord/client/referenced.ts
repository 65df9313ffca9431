import { type Client, GatewayDispatchEvents, type Message, Routes } from 'discord.js';
import { z } from 'zod';

/** Gives the message that another one replies to, as Discord's API has it; null: it is gone. */
export type Referenced = () => Promise<unknown>;

const told = z.object({ id: z.string(), referenced_message: z.unknown() });

/**
 * Finds what messages reply to. The gateway sends it along, but a discord.js that keeps no messages lets
 * it go before anybody can ask: so it is kept here until the next event, and else asked for, once.
 * Source: https://discord.com/developers/docs/resources/message#message-object
 */
export function referencedBy(client: Client): (message: Message) => Referenced {
  let last: z.infer<typeof told> | null = null;
  client.ws.on(GatewayDispatchEvents.MessageCreate, (event: unknown) => {
    last = told.safeParse(event).data ?? null;
  });
  return ({ id, reference }) => {
    const sent = last?.id === id ? last.referenced_message : undefined;
    return async () => {
      if (sent !== undefined) return sent;
      if (!reference?.messageId) return null;
      return client.rest.get(Routes.channelMessage(reference.channelId, reference.messageId));
    };
  };
}
