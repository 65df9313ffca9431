import * as spec from 'discord-api-spec/zod';
import { type Payload, sealed } from '../../../src/platforms/discord/rendering/payload.ts';
import { render } from '../../../src/platforms/discord/rendering/render.ts';
import type { Reply } from '../../../src/replies/reply.ts';
import { messageCheck } from '../../peers/discord/checks/message-check.ts';
import { couldPing } from '../../peers/discord/checks/pings-check.ts';
import { lineOf } from '../../peers/discord/checks/problem.ts';
import { schemaCheck } from '../../peers/discord/checks/schema-check.ts';

/** The messages of a reply, as they would be sent. */
export function messagesOf(reply: Reply, offerPost = false): Payload[] {
  return render(reply, { offerPost }).pages.map((page) => sealed(page, { ephemeral: offerPost }));
}

/** What Discord would not take of a message; empty where it takes it. */
export function faultsOf(payload: Payload): string[] {
  const found = schemaCheck(spec.MessageCreateRequestSchema, payload);
  const body = payload as unknown as Parameters<typeof messageCheck>[0];
  const pings = couldPing(body) ? ['could ping'] : [];
  return [...[...found, ...messageCheck(body)].map(lineOf), ...pings];
}

/** Every text of a message, from top to bottom. */
export function textOf({ components: [container] }: Payload): string {
  return container.components
    .flatMap((component) => (component.type === 10 ? component.content : []))
    .join('\n');
}

/** Every button of a message. */
export function buttonsOf({ components: [container] }: Payload) {
  return container.components
    .flatMap((component) => (component.type === 1 ? component.components : []))
    .flatMap((component) => (component.type === 2 ? component : []));
}
