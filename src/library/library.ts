import { dayAfter, type Period, type StaleAfter } from './age.ts';
import { compareDates, type DateText, newest } from './dates.ts';
import { languagesNamed } from './languages.ts';
import type {
  BriefFile,
  BriefId,
  Cite,
  FactEntry,
  FactId,
  GroupId,
  Lang,
  LibraryFile,
  Source,
  SourceId,
  Statement,
  Structure,
  Term,
  TermId,
} from './schema.ts';
import { isThere, soundStructure } from './structures.ts';

/** A fact with the brief it stands in. */
export type Fact = FactEntry & { readonly brief: BriefId };

export type Brief = Omit<BriefFile, 'facts' | 'reviewBy'> & {
  readonly facts: readonly Fact[];
  readonly reviewBy: DateText;
  /** The date of the newest source it cites; null: none of them shows one. */
  readonly newestSource: DateText | null;
  /** The same; without one, the day it was held against its sources. */
  readonly asOf: DateText;
};

/** All briefs of a folder as one immutable snapshot. */
export type Library = {
  /** A hash of the files (and the operator's setting) it was made from: the same content gives the same version. */
  readonly version: string;
  /** Those that its texts are written in. A reader of another one gets them in the first of these. */
  readonly languages: readonly Lang[];
  readonly title: LibraryFile['title'];
  readonly groups: ReadonlyMap<GroupId, LibraryFile['groups'][number]>;
  readonly briefs: ReadonlyMap<BriefId, Brief>;
  readonly facts: ReadonlyMap<FactId, Fact>;
  readonly sources: ReadonlyMap<SourceId, Source>;
  readonly terms: ReadonlyMap<TermId, Term>;
  /** Who reports to whom, as boxes and arrows: none, for most folders. */
  readonly structures: readonly Structure[];
  /** Words of the subject that mean much the same in a question: the forms of each meaning. */
  readonly synonyms: Readonly<Record<Lang, readonly (readonly string[])[]>>;
  /** Questions that no source answers: those of every brief, and those far off all topics. */
  readonly uncovered: Readonly<Record<Lang, readonly string[]>>;
  /** Up to which date the sources reach: that of the newest one cited by any brief. */
  readonly reach: DateText;
  /** The same; null: no source cited shows a date. */
  readonly newestSource: DateText | null;
  /** How old the newest source may be before replies warn of it. */
  readonly staleAfter: StaleAfter;
};

/** A brief is to be held against its sources again after so long, and its library needs a newer source. */
const HALF_A_YEAR: Period = { count: 6, unit: 'month' };

/** Every citation of a fact: its own, or those of its sides. */
export function citesOf(fact: FactEntry): readonly Cite[] {
  return fact.status === 'disputed' ? fact.sides.flatMap((side) => side.cites) : fact.cites;
}

/** The date of the newest of the sources cited; null: none has a date. */
export function newestCited(
  cites: readonly Cite[],
  { sources }: Pick<Library, 'sources'>,
): DateText | null {
  const dates = cites.flatMap(({ source }) => sources.get(source)?.date ?? []);
  return dates.length > 0 ? newest(dates) : null;
}

/** Every text of a fact in a language: its own, and those of the sides of a dispute. */
export function textsOf(fact: FactEntry, lang: Lang): readonly string[] {
  const sides = fact.status === 'disputed' ? fact.sides : [];
  return [fact, ...sides].map((statement) => statement[lang]);
}

/** The name of a term as it is shown. */
export function labelOf(term: Term, lang: Lang): string {
  return term.label?.[lang] ?? term[lang][0] ?? term.id;
}

/** The terms that a brief shows, in its order. */
export function termsOf(library: Library, brief: Brief): readonly Term[] {
  return (brief.terms ?? []).flatMap((id) => library.terms.get(id) ?? []);
}

/** The facts of a brief's timeline, oldest first: its own dated ones and those it names of others. Without a brief: all. */
export function timelineOf(library: Library, brief: Brief | null): readonly DatedFact[] {
  if (!brief) return inDateOrder(library.facts.values());
  const named = (brief.timeline ?? []).flatMap((id) => library.facts.get(id) ?? []);
  return inDateOrder([...brief.facts, ...named]);
}

type DatedFact = Fact & { readonly date: DateText };

/** Facts that carry a date, oldest first; those of one date keep their order. */
export function inDateOrder(facts: Iterable<Fact>): readonly DatedFact[] {
  return [...new Set(facts)]
    .filter((fact): fact is DatedFact => fact.date !== undefined)
    .toSorted((a, b) => compareDates(a.date, b.date));
}

/** Everything in a brief file that carries citations. */
export function statementsOf(
  file: Pick<BriefFile, 'bottomLine' | 'whyItMatters'> & { readonly facts: readonly FactEntry[] },
): readonly { cites: readonly Cite[] }[] {
  const heads: Statement[] = [file.bottomLine, file.whyItMatters];
  return [...heads, ...file.facts.map((fact) => ({ cites: citesOf(fact) }))];
}

/**
 * Puts checked files together to one snapshot. Everything they refer to must be there, except
 * other briefs: a reference to a brief that was left out for its faults is dropped. `staleAfter`: the operator's
 * setting, which goes before the folder's.
 */
export function buildLibrary(parts: {
  version: string;
  settings: LibraryFile;
  sources: readonly Source[];
  briefs: readonly BriefFile[];
  staleAfter?: StaleAfter | undefined;
}): Library {
  const sources = new Map(parts.sources.map((source) => [source.id, source]));
  const present = new Set(parts.briefs.map((file) => file.id));
  const briefs = pinnedFirst(parts.briefs, parts.settings.pinned ?? []).map((file): Brief => {
    const cites = statementsOf(file).flatMap((statement) => statement.cites);
    const newestSource = newestCited(cites, { sources });
    return {
      ...file,
      reviewBy: file.reviewBy ?? dayAfter(file.checked, HALF_A_YEAR),
      facts: file.facts.map((fact) => ({ ...fact, brief: file.id })),
      related: (file.related ?? []).filter((id) => present.has(id)),
      newestSource,
      // Where no source cited has a date, the day it was held against them is all that is known.
      asOf: newestSource ?? file.checked,
    };
  });
  const dates = briefs.flatMap((brief) => brief.newestSource ?? []);
  const facts = new Map(briefs.flatMap((brief) => brief.facts.map((fact) => [fact.id, fact])));
  return {
    version: parts.version,
    languages: languagesNamed(parts.settings.languages),
    title: parts.settings.title,
    groups: new Map(parts.settings.groups.map((group) => [group.id, group])),
    briefs: new Map(briefs.map((brief) => [brief.id, brief])),
    facts,
    sources,
    terms: new Map(parts.settings.glossary.map((term) => [term.id, soundTerm(term, sources)])),
    structures: (parts.settings.structures ?? []).map((one) =>
      soundStructure(one, { sources, facts }),
    ),
    synonyms: parts.settings.synonyms ?? { en: [], ja: [] },
    uncovered: {
      en: [...parts.briefs, parts.settings].flatMap(({ uncovered }) => uncovered?.en ?? []),
      ja: [...parts.briefs, parts.settings].flatMap(({ uncovered }) => uncovered?.ja ?? []),
    },
    reach: newest(briefs.map((brief) => brief.asOf)),
    newestSource: dates.length > 0 ? newest(dates) : null,
    staleAfter: parts.staleAfter ?? parts.settings.staleAfter ?? HALF_A_YEAR,
  };
}

/** A term without its definition if that cites what is not there: nothing is said that has no source. */
function soundTerm(term: Term, sources: Library['sources']): Term {
  if (term.definition?.cites.every((cite) => isThere(cite, sources)) ?? true) return term;
  const { definition: _, ...rest } = term;
  return rest;
}

function pinnedFirst(briefs: readonly BriefFile[], pinned: readonly BriefId[]): BriefFile[] {
  const rank = ({ id }: BriefFile) => (pinned.includes(id) ? pinned.indexOf(id) : pinned.length);
  return briefs.toSorted((a, b) => rank(a) - rank(b));
}

/** True from the day after the brief's review was due. */
export function isPastReview(brief: Brief, today: DateText): boolean {
  return today > brief.reviewBy;
}

/** Whether the newest source of all is older than `staleAfter`: what has happened since is missing. */
export function isStale(
  { newestSource, staleAfter }: Pick<Library, 'newestSource' | 'staleAfter'>,
  today: DateText,
): boolean {
  if (newestSource === null || staleAfter === 'never') return false;
  return today > dayAfter(newestSource, staleAfter);
}
