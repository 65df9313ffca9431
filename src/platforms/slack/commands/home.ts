import { questionsToTry } from '../../../commands/index.ts';
import {
  type Brief,
  dayOf,
  isPastReview,
  LANGS,
  type Lang,
  type Library,
} from '../../../library/index.ts';
import { ageLine, languageNotice, staleNotice } from '../../../replies/index.ts';
import { wordsFor } from '../../../replies/words/index.ts';
import { clip, encode, oneLine } from '../../shared/rendering/index.ts';
import type { Prompt } from '../client/index.ts';
import {
  type Block,
  type Button,
  escaped,
  LIMITS,
  mrkdwn,
  type Page,
  plainText,
  renderBlock,
  richTexts,
  sealedView,
  type View,
} from '../rendering/index.ts';

/** The ids of what only the Home tab has. */
export const HOME = {
  lang: /^home\.lang\.(en|ja|slack)$/,
  search: 'home.search',
  digest: 'home.digest',
} as const;

/** More briefs than this are found by the search field. */
const MOST_BRIEFS = 70;
const NAME = 300;
const SEARCH_LENGTH = 2000;

/** The Home tab: the choice of a language, a search field, the person's digests, the briefs with their dates. */
export function homeView(library: Library, digests: readonly Block[], lang: Lang, now: Date): View {
  const words = wordsFor(lang);
  const title = words.index.titleOf(library.title[lang]);
  const today = dayOf(now);
  return sealedView({
    type: 'home',
    blocks: [
      { type: 'header', text: plainText(clip(oneLine(title), LIMITS.header)) },
      { type: 'context', elements: [plainText(ageLine(library.newestSource, lang, today))] },
      ...richTexts(
        [...staleNotice(library, lang, today), ...languageNotice(library, lang)].flatMap((notice) =>
          renderBlock(notice, undefined, words),
        ),
      ),
      {
        type: 'actions',
        elements: [...LANGS.map((one) => languageButton(one, lang)), asInSlack(lang)],
      },
      searchField(lang, library),
      { type: 'divider' },
      ...digests,
      ...index(library, lang, now),
    ],
  });
}

function languageButton(one: Lang, shown: Lang): Button {
  const button = {
    type: 'button',
    action_id: `home.lang.${one}`,
    text: plainText(wordsFor(one).language),
    value: one,
  } as const;
  return one === shown ? { ...button, style: 'primary' } : button;
}

const asInSlack = (shown: Lang): Button => ({
  type: 'button',
  action_id: 'home.lang.slack',
  text: plainText(wordsFor(shown).slack.asInSlack),
  value: 'slack',
});

function searchField(lang: Lang, { languages }: Library): Block {
  const { slack } = wordsFor(lang);
  return {
    type: 'input',
    // Slack keeps what was typed in a field as long as it goes by the same id.
    block_id: HOME.search,
    dispatch_action: true,
    label: plainText(slack.search),
    element: {
      type: 'plain_text_input',
      action_id: HOME.search,
      placeholder: plainText(slack.searchHint(languages)),
      max_length: SEARCH_LENGTH,
      dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
    },
  };
}

/** The briefs under the headings of their groups. */
function index(library: Library, lang: Lang, now: Date): Block[] {
  const { index: words } = wordsFor(lang);
  const briefs = [...library.briefs.values()].slice(0, MOST_BRIEFS);
  const sections = [...library.groups.values()].map(({ id, title }) => ({
    heading: title[lang],
    members: briefs.filter(({ group }) => group === id),
  }));
  const rest = briefs.filter(({ group }) => group === undefined);
  return [...sections, { heading: words.ungrouped, members: rest }]
    .filter(({ members }) => members.length > 0)
    .slice(0, LIMITS.viewBlocks - MOST_BRIEFS - OTHER_BLOCKS)
    .flatMap(({ heading, members }): Block[] => [
      { type: 'header', text: plainText(clip(oneLine(heading), LIMITS.header) || '–') },
      ...members.map((brief) => briefBlock(brief, lang, now)),
    ]);
}

/** Those above the list, and the digests with room to spare. */
const OTHER_BLOCKS = 6 + 10;

function briefBlock(brief: Brief, lang: Lang, now: Date): Block {
  const words = wordsFor(lang);
  const lines = [
    `*${escaped(clip(brief.title[lang], NAME)) || '–'}*`,
    escaped(words.index.topicNote(brief.id, words.date(brief.asOf))),
    ...(isPastReview(brief, dayOf(now))
      ? [escaped(`⚠️ ${words.pastReview(words.date(brief.reviewBy))}`)]
      : []),
  ];
  const run = { command: 'brief', options: { topic: brief.id }, lang } as const;
  const value = encode({ kind: 'show', run, page: 0 }, LIMITS.buttonValue);
  const id = clip(`press.open.${brief.id}`, LIMITS.actionId);
  const open = { type: 'button', action_id: id, text: plainText(words.slack.open) } as const;
  return {
    type: 'section',
    text: mrkdwn(clip(lines.join('\n'), LIMITS.textObject)),
    ...(value !== null && { accessory: { ...open, value } }),
  };
}

/** A page in a window of its own. */
export function modalOf({ blocks }: Page, lang: Lang): View {
  const words = wordsFor(lang);
  return sealedView({
    type: 'modal',
    title: plainText(clip(words.page.title, LIMITS.modalTitle)),
    close: plainText(words.slack.close),
    blocks,
  });
}

/** Questions to begin with: one of each of the first briefs that has one. */
export function promptsFrom(library: Library, lang: Lang): Prompt[] {
  return questionsToTry(library, lang)
    .slice(0, LIMITS.prompts)
    .map(({ title, question }) => ({
      title: clip(oneLine(title), LIMITS.buttonText),
      message: oneLine(question),
    }));
}
