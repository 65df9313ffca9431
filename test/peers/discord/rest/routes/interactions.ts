import type { RESTPatchAPIChannelMessageJSONBody } from 'discord.js';
import * as spec from 'discord-api-spec/zod';
import { messageCheck } from '../../checks/message-check.ts';
import { type Problem, problem } from '../../checks/problem.ts';
import { schemaCheck } from '../../checks/schema-check.ts';
import { EPHEMERAL, LOADING, type MessageBody } from '../../resources/message.ts';
import {
  AUTOCOMPLETE,
  type Callback,
  CHOICES,
  COMMAND,
  COMPONENT,
  DEFER_REPLY,
  DEFER_UPDATE,
  deleteFor,
  editFor,
  followUp,
  type Interaction,
  MODAL,
  messageOf,
  REPLY,
  respond,
  UPDATE,
} from '../../state/interactions.ts';
import { Refusal } from '../refusal.ts';
import { type Call, type Inside, noContent, ok, type Routes } from '../route.ts';

/** What may answer what: the first responses that suit each kind of interaction. */
const SUITABLE: Readonly<Record<number, readonly number[]>> = {
  [COMMAND]: [REPLY, DEFER_REPLY, MODAL],
  [COMPONENT]: [REPLY, DEFER_REPLY, DEFER_UPDATE, UPDATE, MODAL],
  [AUTOCOMPLETE]: [CHOICES],
};

const SCHEMAS: Readonly<Record<number, Parameters<typeof schemaCheck>[0]>> = {
  [REPLY]: spec.CreateMessageInteractionCallbackRequestSchema,
  [DEFER_REPLY]: spec.CreateMessageInteractionCallbackRequestSchema,
  [DEFER_UPDATE]: spec.UpdateMessageInteractionCallbackRequestSchema,
  [UPDATE]: spec.UpdateMessageInteractionCallbackRequestSchema,
  [CHOICES]: spec.ApplicationCommandAutocompleteCallbackRequestSchema,
  [MODAL]: spec.ModalInteractionCallbackRequestSchema,
};

const asMessage = (body: unknown) => body as MessageBody;

/** First responses, follow-ups and edits: what answers a person's interaction. */
export const interactionRoutes = {
  'POST /interactions/:interaction/:token/callback': {
    anonymous: true,
    unlimited: true,
    message: (body) => {
      const { type, data } = body as Callback;
      return type === REPLY || type === UPDATE ? asMessage(data ?? {}) : null;
    },
    check: callbackCheck,
    handle: (call, inside) => {
      const it = inside.interactions.get(call.param('token'));
      if (it?.id !== call.param('interaction')) throw new Refusal('unknownInteraction');
      withRefusals(it, () => respond(inside.world, it, call.body as Callback));
      return call.query.get('with_response') === 'true' ? ok(callbackResponse(it)) : noContent;
    },
  },
  'POST /webhooks/:application/:token': {
    anonymous: true,
    message: asMessage,
    check: ({ body }) => {
      const found = schemaCheck(spec.IncomingWebhookInteractionRequestSchema, body);
      return found.length > 0 ? found : messageCheck(asMessage(body));
    },
    handle: (call, inside) => {
      const it = interactionOf(call, inside);
      return ok(withRefusals(it, () => followUp(inside.world, it, asMessage(call.body))));
    },
  },
  'GET /webhooks/:application/:token/messages/:message': {
    anonymous: true,
    handle: (call, inside) => {
      const it = interactionOf(call, inside);
      return ok(messageOf(inside.world, it, call.param('message')).api);
    },
  },
  'PATCH /webhooks/:application/:token/messages/:message': {
    anonymous: true,
    message: asMessage,
    check: (call, inside) => {
      const found = schemaCheck(spec.IncomingWebhookUpdateRequestPartialSchema, call.body);
      if (found.length > 0) return found;
      const it = inside.interactions.get(call.param('token'));
      const id = call.param('message');
      const stored = id === '@original' ? it?.original : inside.world.messages.get(id);
      return messageCheck(asMessage(call.body), stored?.api.flags ?? 0);
    },
    handle: (call, inside) => {
      const it = interactionOf(call, inside);
      const body = call.body as RESTPatchAPIChannelMessageJSONBody;
      return ok(
        withRefusals(it, () => {
          const stored = messageOf(inside.world, it, call.param('message'));
          return editFor(inside.world, it, stored, body);
        }),
      );
    },
  },
  'DELETE /webhooks/:application/:token/messages/:message': {
    anonymous: true,
    handle: (call, inside) => {
      const it = interactionOf(call, inside);
      const stored = messageOf(inside.world, it, call.param('message'));
      deleteFor(inside.world, it, stored);
      return noContent;
    },
  },
} as const satisfies Routes;

function callbackCheck({ body, param }: Call, { interactions }: Inside): Problem[] {
  const { type, data } = (body ?? {}) as Callback;
  const schema = SCHEMAS[type];
  if (!schema) return [problem(['type'], `is no type of response: ${type}`)];
  const it = interactions.get(param('token'));
  if (it && !SUITABLE[it.type]?.includes(type)) {
    return [problem(['type'], `${type} does not answer an interaction of type ${it.type}`)];
  }
  const found = schemaCheck(schema, body);
  if (found.length > 0) return found;
  const before = type === UPDATE ? (it?.source?.api.flags ?? 0) : undefined;
  const inData =
    type === REPLY || type === UPDATE ? messageCheck(asMessage(data ?? {}), before) : [];
  return inData.map((one) => ({ ...one, path: ['data', ...one.path] }));
}

/** The interaction whose token a webhook path holds. */
function interactionOf({ param }: Call, { world, interactions }: Inside): Interaction {
  const it = interactions.get(param('token'));
  if (!it || param('application') !== world.applicationId) throw new Refusal('unknownWebhook');
  return it;
}

/** Keeps what was refused with the interaction, so that a test can ask for it. */
function withRefusals<T>(it: Interaction, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof Refusal) {
      it.log.add({ kind: 'refused', status: error.status, code: error.code });
    }
    throw error;
  }
}

function callbackResponse({ id, type, original, callback, channel }: Interaction): object {
  const flags = original?.api.flags ?? 0;
  const responseType =
    callback?.type === UPDATE || callback?.type === DEFER_UPDATE ? UPDATE : REPLY;
  return {
    interaction: {
      id,
      type,
      channel_id: channel.id,
      ...(channel.guildId !== null && { guild_id: channel.guildId }),
      ...(original && {
        response_message_id: original.api.id,
        response_message_loading: (flags & LOADING) !== 0,
        response_message_ephemeral: (flags & EPHEMERAL) !== 0,
      }),
    },
    ...(original && { resource: { type: responseType, message: original.api } }),
  };
}
