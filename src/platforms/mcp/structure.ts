import {
  type Brief,
  citesOf,
  type DateText,
  type Fact,
  isOvertaken,
  knownAt,
  type Lang,
  type Library,
  newestCited,
} from '../../library/index.ts';
import {
  briefAddress,
  type CitedText,
  type FactBlock,
  type Mark,
  type Reply,
  type SourceNote,
} from '../../replies/index.ts';
import type { Citation, ReplyResult, StatementResult, TopicResult } from './schemas.ts';

/** What the parts of one reply are taken from. `origin`: that of PUBLIC_URL; null: not known. */
export type Scope = {
  readonly reply: Reply;
  readonly library: Library;
  readonly origin: string | null;
};

/** What every result tells beside its statements. */
export function frameOf({ reply, library }: Scope): ReplyResult {
  const { lang, textLang = lang, title, asOf, page, again } = reply;
  const notices = underHeadings(reply).flatMap(({ block, heading }) => {
    if (block.kind !== 'notice') return [];
    // Only of several answers does each have notices of its own.
    return [{ tone: block.tone, heading: again ? null : heading, text: block.text }];
  });
  return {
    ...{ lang, textLang, title, notices, page: page?.url ?? null },
    asOf: { text: asOf, newestSource: newestSourceOf(reply, library) },
  };
}

/** The statements of a reply, in its order: what it sums up, and its facts. */
export function statementsOf(scope: Scope): StatementResult[] {
  return underHeadings(scope.reply).flatMap(({ block, heading }) => {
    if (block.kind === 'fact') {
      return [factStatement(block, scope.library.facts.get(block.fact), heading, scope)];
    }
    return block.kind === 'statement' ? [summary(block, scope)] : [];
  });
}

/** The bottom line of a brief, or why it matters: what the facts below it say. */
function summary(block: CitedText & { readonly label: string }, scope: Scope): StatementResult {
  return {
    ...{ heading: block.label, status: 'reported', label: null, overtaken: false, knownAt: null },
    ...{ date: null, sides: [], fact: null, page: scope.reply.page?.url ?? null },
    ...cited(block, scope),
  };
}

/** A fact as it is always shown. `fact` is absent, or no page shows it, where the library has it no more. */
export function factStatement(
  block: FactBlock,
  fact: Fact | undefined,
  heading: string | null,
  scope: Scope,
): StatementResult {
  const { library, origin, reply } = scope;
  const isShown = origin !== null && fact !== undefined && library.facts.has(fact.id);
  const overtaken = fact !== undefined && isOvertaken(fact, library);
  return {
    ...{ heading, status: block.status, label: block.label, overtaken, fact: block.fact },
    knownAt: overtaken ? knownAt(fact, library) : null,
    date: fact?.date ?? null,
    sides: block.sides.map((side) => cited(side, scope)),
    page: isShown ? origin + briefAddress(fact.brief, reply.lang, fact.id) : null,
    ...cited(block, scope),
  };
}

/** The names of a brief, and what they are. */
export function termsOf(scope: Scope) {
  return scope.reply.blocks.flatMap((block) =>
    block.kind === 'term' ? [{ name: block.name, ...cited(block, scope) }] : [],
  );
}

export function topicsOf(briefs: Iterable<Brief>, lang: Lang): TopicResult[] {
  return [...briefs].map(({ id, title, newestSource }) => {
    return { id, title: title[lang], asOf: newestSource };
  });
}

/** The sources that a reply lists. */
export function sourcesOf({ reply, library }: Scope) {
  return reply.blocks.flatMap((block) =>
    block.kind === 'source' ? [{ ...noted(block, library), place: block.place }] : [],
  );
}

const cited = ({ text, marks }: CitedText, scope: Scope) => ({
  text,
  citations: marks.flatMap((mark) => citationOf(mark, scope)),
});

function citationOf({ n, paragraph }: Mark, { reply, library }: Scope): Citation[] {
  const note = reply.citations[n - 1];
  return note ? [{ ...noted(note, library), paragraph }] : [];
}

function noted({ source: id, publisher, title, url }: SourceNote, library: Library) {
  const source = library.sources.get(id);
  if (!source) throw new RangeError(`a reply cites the source ${id}, which the library lacks`);
  return { source: id, publisher, title, date: source.date, kind: source.kind, url };
}

/** The blocks of a reply, each with what it stands under. */
function underHeadings({ blocks }: Reply) {
  let heading: string | null = null;
  return blocks.map((block) => {
    if (block.kind === 'heading') heading = block.text;
    return { block, heading };
  });
}

/** The same date as in the words of `asOf`. */
function newestSourceOf({ again, topic, blocks }: Reply, library: Library): DateText | null {
  const isDocument = again !== null && again.command !== 'ask';
  const brief = isDocument && topic ? library.briefs.get(topic) : undefined;
  if (brief) return brief.newestSource;
  const facts = isDocument
    ? []
    : blocks.flatMap((block) =>
        block.kind === 'fact' ? (library.facts.get(block.fact) ?? []) : [],
      );
  return facts.length > 0 ? newestCited(facts.flatMap(citesOf), library) : library.newestSource;
}
