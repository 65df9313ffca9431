import type { Lang } from '../../library/schema.ts';
import { wordsFor } from '../../reply/words/index.ts';
import { within } from '../shared/within.ts';
import { type Block, plainText } from './blocks.ts';
import { drawBlock } from './draw-block.ts';
import { HOME } from './home.ts';
import { richTexts } from './paper.ts';
import type { Person, Staff } from './staff.ts';

/** The Home tab waits so long (ms) for the store, and is shown without digests then. */
const PATIENCE_MS = 1000;
/** The latest of a person's; `/digest list` shows all. */
const MOST = 5;

/** The digests that a person has set up, and the way to another; empty where the store does not answer. */
export async function digestsSection(
  { team, user }: Person,
  lang: Lang,
  { office, log, wait }: Staff,
): Promise<readonly Block[]> {
  const listed = listOf().catch((error: unknown) => {
    office.tell(error, log);
    return null;
  });
  const reply = await within(listed, wait(PATIENCE_MS), null);
  if (!reply) return [];
  const words = wordsFor(lang);
  const parts = reply.blocks.flatMap((block, i) => drawBlock(block, reply.blocks[i - 1], words));
  const add = {
    type: 'button',
    action_id: HOME.digest,
    text: plainText(words.office.form.title),
    value: 'add',
  } as const;
  return [
    { type: 'header', text: plainText(words.office.title) },
    ...richTexts(parts),
    { type: 'actions', elements: [add] },
    { type: 'divider' },
  ];

  async function listOf() {
    const all = await office.all({ platform: 'slack', server: team });
    const own = all.filter(({ creator }) => creator?.person === user);
    return office.list(own.slice(-MOST), lang);
  }
}
