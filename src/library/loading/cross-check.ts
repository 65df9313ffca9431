import { basename } from 'node:path';
import type { BriefFile, LibraryFile, Source } from '../index.ts';
import { fold } from '../text/index.ts';
import { supersessionProblems, weakProblems } from './check-facts.ts';
import { structureProblems } from './checks/check-structures.ts';
import {
  brokenCites,
  type CiteWithPath,
  didYouMean,
  type Path,
  pathsOf,
} from './checks/references.ts';
import type { Problem } from './problem.ts';
import type { YamlFile } from './yaml-file.ts';

type Briefs = readonly YamlFile<BriefFile>[];

/**
 * What no file shows by itself: ids and names used twice, and references to what is not there.
 * Of two files that claim the same thing, the one that is named after its id has it (a copy has another name), else
 * the first by name; an id, which a copy has from what it is a copy of, the one with the shorter name.
 */
export function crossCheck(
  briefs: Briefs,
  sources: readonly Source[],
  settings: YamlFile<LibraryFile>,
  /** Ids of briefs that exist but could not be read: references to them are not broken. */
  unreadable: ReadonlySet<string>,
): Problem[] {
  const ordered = briefs.toSorted(byRightToId);
  const copies = [
    ...ordered.filter((brief) => isOfAnother(brief, unreadable)).map(besideUnreadable),
    ...claimedTwice(ordered, 'brief id', COPY_REMEDY, ({ id }) => [
      { path: ['id'], key: id, shown: id },
    ]),
  ];
  // All that a copy holds is claimed by what it is a copy of: that is one fault, not many.
  const faulty = new Set(copies.map(({ file }) => file));
  const own = briefs.filter(({ file }) => !faulty.has(file)).toSorted(namedAfterIdFirst);
  return [
    ...copies,
    ...claimedTwice(own, 'fact id', 'give one of the two facts another id', ({ facts }) =>
      facts.map(({ id }, i) => ({ path: ['facts', i, 'id'], key: id, shown: id })),
    ),
    ...claimedTwice(own, 'name', 'a name must lead to one brief: remove it from one', namesOf),
    ...brokenReferences(own, sources, settings.value, unreadable),
    ...supersessionProblems(own),
    ...weakProblems(own, sources),
    ...brokenDefinitions(settings, sources),
    ...structureProblems(settings, own, sources, unreadable),
    ...unknownPins(settings, new Set([...own.map(({ value }) => value.id), ...unreadable])),
  ];
}

const COPY_REMEDY =
  'give one of the two another id; if this is a copy, such as one that a sync service made of a conflict, take over from it what is missing there, and remove it';

const stemOf = ({ file }: { readonly file: string }) => basename(file).replace(/\.ya?ml$/i, '');
const isNamedAfterId = (brief: Briefs[number]) =>
  stemOf(brief).toLowerCase() === brief.value.id.toLowerCase();

const namedAfterIdFirst = (a: Briefs[number], b: Briefs[number]) =>
  Number(isNamedAfterId(b)) - Number(isNamedAfterId(a));

const byRightToId = (a: Briefs[number], b: Briefs[number]) =>
  namedAfterIdFirst(a, b) || stemOf(a).length - stemOf(b).length;

/** Whether a brief has the id of a file beside it that cannot be read. */
const isOfAnother = (brief: Briefs[number], unreadable: ReadonlySet<string>) =>
  unreadable.has(brief.value.id) && !isNamedAfterId(brief);

function besideUnreadable(brief: Briefs[number]): Problem {
  const { id } = brief.value;
  const wrong = `the brief id "${id}" belongs to the file ${id}.yaml, which has faults of its own`;
  return brief.problem(['id'], wrong, `mend ${id}.yaml first, and ${COPY_REMEDY}`);
}

type Claim = { path: Path; key: string; shown: string };

function claimedTwice(
  briefs: Briefs,
  what: string,
  remedy: string,
  claims: (brief: BriefFile) => Claim[],
): Problem[] {
  const problems: Problem[] = [];
  const owners = new Map<string, { brief: Briefs[number]; path: Path }>();
  for (const brief of briefs) {
    for (const { path, key, shown } of claims(brief.value)) {
      const owner = owners.get(key);
      if (!owner) {
        owners.set(key, { brief, path });
        continue;
      }
      const { file, at } = owner.brief.problem(owner.path, '', '');
      const place = at ? `${file}:${at.line}` : file;
      const wrong = `the ${what} "${shown}" is already used in ${place}`;
      problems.push(brief.problem(path, wrong, remedy));
    }
  }
  return problems;
}

/** Every name that finds a brief, as it is compared: id, titles and aliases, each once a brief. */
function namesOf(brief: BriefFile): Claim[] {
  const claims: Claim[] = [
    { path: ['id'], key: fold(brief.id), shown: brief.id },
    { path: ['title', 'en'], key: fold(brief.title.en), shown: brief.title.en },
    { path: ['title', 'ja'], key: fold(brief.title.ja), shown: brief.title.ja },
    ...(['en', 'ja'] as const).flatMap((lang) =>
      brief.aliases[lang].map((alias, i) => ({
        path: ['aliases', lang, i],
        key: fold(alias),
        shown: alias,
      })),
    ),
  ];
  return [...new Map(claims.toReversed().map((claim) => [claim.key, claim])).values()].toReversed();
}

function brokenReferences(
  briefs: Briefs,
  sources: readonly Source[],
  settings: LibraryFile,
  unreadable: ReadonlySet<string>,
): Problem[] {
  const sourceById = new Map<string, Source>(sources.map((source) => [source.id, source]));
  const briefIds = new Set<string>([...briefs.map(({ value }) => value.id), ...unreadable]);
  const dated = new Map<string, boolean>(
    briefs.flatMap(({ value }) => value.facts.map((fact) => [fact.id, fact.date !== undefined])),
  );
  const groups = settings.groups.map(({ id }) => id as string);
  const terms = settings.glossary.map(({ id }) => id as string);

  return briefs.flatMap((brief) => {
    const problems: Problem[] = [];
    const report = (path: Path, wrong: string, remedy: string) =>
      problems.push(brief.problem(path, wrong, remedy));
    const unknown = (
      path: Path,
      what: string,
      id: string,
      known: Iterable<string>,
      where: string,
    ) => report(path, `there is no ${what} "${id}"`, didYouMean(id, [...known], where));
    const { value } = brief;

    problems.push(...brokenCites(brief, citesWithPaths(value), sourceById));
    if (value.group !== undefined && !groups.includes(value.group)) {
      unknown(['group'], 'group', value.group, groups, 'add it to library.yaml');
    }
    value.terms?.forEach((id, i) => {
      if (!terms.includes(id)) {
        unknown(['terms', i], 'glossary term', id, terms, 'add it to library.yaml');
      }
    });
    value.related?.forEach((id, i) => {
      if (id === value.id) report(['related', i], 'the brief is related to itself', 'remove it');
      else if (!briefIds.has(id)) unknown(['related', i], 'brief', id, briefIds, 'remove it');
    });
    value.facts.forEach((fact, i) => {
      for (const field of ['completedBy', 'supersededBy'] as const) {
        fact[field]?.forEach((id, j) => {
          if (dated.has(id) || unreadable.size > 0) return;
          unknown(['facts', i, field, j], 'fact', id, dated.keys(), 'remove it');
        });
      }
    });
    value.timeline?.forEach((id, i) => {
      if (dated.get(id) === false) {
        report(['timeline', i], `the fact "${id}" has no date`, 'give that fact a "date:"');
      } else if (!dated.has(id) && unreadable.size === 0) {
        unknown(['timeline', i], 'fact', id, dated.keys(), 'remove it');
      }
    });
    return problems;
  });
}

function brokenDefinitions(settings: YamlFile<LibraryFile>, sources: readonly Source[]): Problem[] {
  const sourceById = new Map<string, Source>(sources.map((source) => [source.id, source]));
  const cites = settings.value.glossary.flatMap(({ definition }, i) =>
    pathsOf(['glossary', i, 'definition'], definition?.cites ?? []),
  );
  return brokenCites(settings, cites, sourceById);
}

function unknownPins(settings: YamlFile<LibraryFile>, briefIds: ReadonlySet<string>): Problem[] {
  return (settings.value.pinned ?? []).flatMap((id, i) => {
    if (briefIds.has(id)) return [];
    const remedy = didYouMean(id, [...briefIds], 'remove it');
    return settings.problem(['pinned', i], `there is no brief "${id}"`, remedy);
  });
}

function citesWithPaths(brief: BriefFile): CiteWithPath[] {
  return [
    ...pathsOf(['bottomLine'], brief.bottomLine.cites),
    ...pathsOf(['whyItMatters'], brief.whyItMatters.cites),
    ...brief.facts.flatMap((fact, i) =>
      fact.status === 'disputed'
        ? fact.sides.flatMap((side, j) => pathsOf(['facts', i, 'sides', j], side.cites))
        : pathsOf(['facts', i], fact.cites),
    ),
  ];
}
