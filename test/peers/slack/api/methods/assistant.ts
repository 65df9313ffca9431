import { z } from 'zod';
import { promptsCheck } from '../../checks/prompts-check.ts';
import { type AgentEvent, messageKey, type World } from '../../state/world.ts';
import { type Method, method } from '../method.ts';
import { known } from '../reach.ts';
import { Refusal } from '../refusal.ts';

const place = { channel_id: z.string().min(1) };
const thread = { ...place, thread_ts: z.string().min(1) };
const WRITES = ['assistant:write'];

/** The agent view: docs.slack.dev/ai/developing-agents */
export const assistantMethods = {
  'assistant.threads.setStatus': method({
    token: 'bot',
    scopes: ['chat:write', 'assistant:write'],
    args: z.looseObject({
      ...thread,
      status: z.string(),
      loading_messages: z.array(z.string().min(1)).max(10).optional(),
    }),
    handle: ({ args }, { world }) => {
      const { status, loading_messages: loadingMessages } = args;
      tell(world, args, { kind: 'status', status, ...(loadingMessages && { loadingMessages }) });
      return {};
    },
  }),
  'assistant.threads.setSuggestedPrompts': method({
    token: 'bot',
    scopes: WRITES,
    args: z.looseObject({
      ...place,
      thread_ts: z.string().min(1).optional(),
      title: z.string().optional(),
      prompts: z.array(z.looseObject({ title: z.string(), message: z.string() })),
    }),
    check: (args, { world }) => promptsCheck(args, isAgent(world)),
    handle: ({ args }, { world }) => {
      const { prompts, title, thread_ts: threadTs } = args;
      if (isAgent(world) && threadTs !== undefined) return {};
      tell(world, args, { kind: 'prompts', prompts, ...(title !== undefined && { title }) });
      return {};
    },
  }),
  'assistant.threads.setTitle': method({
    token: 'bot',
    scopes: WRITES,
    args: z.looseObject({ ...thread, title: z.string().min(1) }),
    handle: ({ args }, { world }) => {
      tell(world, args, { kind: 'title', title: args.title });
      return {};
    },
  }),
} as const satisfies Record<string, Method>;

const isAgent = ({ manifest }: World) => manifest.features?.agent_view !== undefined;

type Place = { readonly channel_id: string; readonly thread_ts?: string | undefined };

function tell(world: World, { channel_id, thread_ts }: Place, event: Partial<AgentEvent>): void {
  const { id } = known(world, channel_id);
  const isThere = thread_ts === undefined || world.messages.has(messageKey(id, thread_ts));
  if (!isThere) throw new Refusal('invalid_thread_ts');
  const { kind = 'status', ...more } = event;
  world.agentLog.add({ ...more, kind, channel: id, threadTs: thread_ts ?? null });
}
