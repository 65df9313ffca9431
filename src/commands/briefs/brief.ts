import {
  type Brief,
  dayOf,
  isOvertaken,
  type Lang,
  type Library,
  labelOf,
  type Term,
  termsOf,
} from '../../library/index.ts';
import { pictureFor } from '../../pictures/index.ts';
import type { Action, Block, Reply } from '../../replies/index.ts';
import {
  ageLine,
  Citations,
  commandButton,
  info,
  languageButton,
  reviewNotice,
  staleNotice,
  topicSelect,
} from '../../replies/index.ts';
import { wordsFor } from '../../replies/words/index.ts';
import type { Context } from '../definition/index.ts';
import { indexReply } from './index-of-briefs.ts';
import { topicCommand } from './topic-command.ts';

/** `/brief [topic]`: one brief; without a topic, the index; with an unknown one, what is near. */
export const brief = topicCommand('brief', (topic, lang, context) =>
  topic ? briefReply(topic, lang, context) : indexReply(lang, context),
);

function briefReply(found: Brief, lang: Lang, { library, now }: Context): Reply {
  const words = wordsFor(lang);
  const today = dayOf(now);
  const citations = new Citations(library, lang);
  const earlier = found.facts.filter((fact) => isOvertaken(fact, library));
  const current = found.facts.filter((fact) => !isOvertaken(fact, library));
  const settled = current.filter(({ status }) => status === 'reported' || status === 'said');
  const open = current.filter(({ status }) => status === 'undecided' || status === 'disputed');
  const blocks: Block[] = [
    ...staleNotice(library, lang, today),
    ...reviewNotice(found, lang, today),
    { kind: 'statement', label: words.bottomLine, ...citations.text(found.bottomLine) },
    { kind: 'statement', label: words.whyItMatters, ...citations.text(found.whyItMatters) },
  ];
  for (const [heading, facts] of [
    [words.facts.heading, settled],
    [words.facts.open, open],
    [words.overtaken.heading, earlier],
  ] as const) {
    if (facts.length > 0) blocks.push({ kind: 'heading', text: heading });
    blocks.push(...facts.map((fact) => citations.fact(fact)));
  }
  blocks.push(...termBlocks(termsOf(library, found), library, citations, lang));
  if (library.newestSource) blocks.push(info(words.reach(words.date(library.newestSource))));
  const picture = pictureFor(library, { kind: 'structure', topic: found.id }, lang);
  return {
    lang,
    outcome: 'found',
    title: found.title[lang],
    topic: found.id,
    missed: [],
    again: { command: 'brief', options: { topic: found.id }, lang },
    asOf: ageLine(found.newestSource, lang, today, words.heldAgainst(words.date(found.checked))),
    ...(picture && { picture }),
    blocks,
    citations: citations.list(),
    actions: briefActions(found, library, lang),
  };
}

/** Each term with its definition; one without is only told in the other language, where the briefs have one. */
function termBlocks(
  all: readonly Term[],
  { languages }: Library,
  citations: Citations,
  lang: Lang,
): Block[] {
  const terms = languages.length > 1 ? all : all.filter(({ definition }) => definition);
  if (terms.length === 0) return [];
  const other = lang === 'en' ? 'ja' : 'en';
  return [
    { kind: 'heading', text: wordsFor(lang).terms },
    ...terms.map((term): Block => {
      const { definition } = term;
      const said = definition
        ? citations.text(definition)
        : { text: labelOf(term, other), marks: [] };
      return { kind: 'term', name: labelOf(term, lang), ...said };
    }),
  ];
}

function briefActions(shown: Brief, library: Library, lang: Lang): Action[] {
  const { buttons } = wordsFor(lang);
  const topic = shown.id;
  const related = (shown.related ?? []).flatMap((id) => library.briefs.get(id) ?? []);
  return [
    commandButton(buttons.timeline, 'timeline', { topic }, lang),
    commandButton(buttons.sources, 'sources', { topic }, lang),
    languageButton('brief', { topic }, lang),
    ...topicSelect(buttons.related, related, lang),
    commandButton(buttons.index, 'brief', {}, lang),
  ];
}
