import type { Lang } from '../../../library/index.ts';
import { wordsFor } from '../../../replies/words/index.ts';
import { within } from '../../shared/client/index.ts';
import type { HandlerContext, Person } from '../client/index.ts';
import { type Block, plainText, renderBlock, richTexts } from '../rendering/index.ts';
import { HOME } from './home.ts';

/** The Home tab waits so long (ms) for the store, and is shown without digests then. */
const PATIENCE_MS = 1000;
/** The latest of a person's; `/digest list` shows all. */
const MOST = 5;

/** The digests that a person has set up, and the way to another; empty where the store does not answer. */
export async function digestsSection(
  { team, user }: Person,
  lang: Lang,
  { subscriptionService, log, wait }: HandlerContext,
): Promise<readonly Block[]> {
  const listed = listOf().catch((error: unknown) => {
    subscriptionService.tell(error, log);
    return null;
  });
  const reply = await within(listed, wait(PATIENCE_MS), null);
  if (!reply) return [];
  const words = wordsFor(lang);
  const parts = reply.blocks.flatMap((block, i) => renderBlock(block, reply.blocks[i - 1], words));
  const add = {
    type: 'button',
    action_id: HOME.digest,
    text: plainText(words.management.form.title),
    value: 'add',
  } as const;
  return [
    { type: 'header', text: plainText(words.management.title) },
    ...richTexts(parts),
    { type: 'actions', elements: [add] },
    { type: 'divider' },
  ];

  async function listOf() {
    const all = await subscriptionService.all({ platform: 'slack', server: team });
    const own = all.filter(({ creator }) => creator?.person === user);
    return subscriptionService.list(own.slice(-MOST), lang);
  }
}
