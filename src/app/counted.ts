import type { CommandService } from '../commands/index.ts';
import type { SubscriptionService } from '../digests/management/index.ts';
import {
  type Chat,
  type CountedCommand,
  questionAnswered,
  type RequestOutcome,
  requestEnded,
  type UsedPlatform,
} from '../observability/index.ts';
import type { Reply } from '../replies/index.ts';

/** A command service whose requests are counted as those of a platform. */
export function countedCommands(service: CommandService, platform: UsedPlatform): CommandService {
  return {
    library: service.library,
    handle: (name, request, conversation) =>
      counted(platform, name, () => service.handle(name, request, conversation)),
  };
}

/** A subscription service of which what people ask for is counted as requests of a platform. */
export function countedDigests(service: SubscriptionService, platform: Chat): SubscriptionService {
  const one =
    <Args extends unknown[]>(work: (...args: Args) => Promise<Reply>) =>
    (...args: Args) =>
      counted(platform, 'digest', () => work(...args));
  const { add, list, perform, preview, previewOf } = service;
  return {
    ...service,
    add: one(add),
    list: one(list),
    perform: one(perform),
    preview: one(preview),
    previewOf: one(previewOf),
  };
}

async function counted(
  platform: UsedPlatform,
  command: CountedCommand,
  work: () => Promise<Reply>,
): Promise<Reply> {
  const begun = performance.now();
  const end = (outcome: RequestOutcome) =>
    requestEnded(platform, command, outcome, (performance.now() - begun) / 1000);
  try {
    const reply = await work();
    const outcome = outcomeOf(reply);
    end(outcome);
    if (command === 'ask') questionAnswered(reply.lang, outcome);
    return reply;
  } catch (error) {
    end('failed');
    throw error;
  }
}

function outcomeOf({ outcome, blocks }: Reply): RequestOutcome {
  if (outcome === 'found') return 'answered';
  return blocks.some(({ kind }) => kind === 'near') ? 'near' : 'missed';
}
