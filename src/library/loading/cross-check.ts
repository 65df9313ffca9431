import { basename } from 'node:path';
import type { BriefFile, LibraryFile, Source } from '../index.ts';
import { fold } from '../text/index.ts';
import { supersessionProblems, weakProblems } from './check-facts.ts';
import { brokenReferences } from './checks/brief-references.ts';
import { structureProblems } from './checks/check-structures.ts';
import type { Mentions } from './checks/mentions.ts';
import { brokenCites, didYouMean, type Path, pathsOf } from './checks/references.ts';
import type { Problem } from './problem.ts';
import type { YamlFile } from './yaml-file.ts';

type Briefs = readonly YamlFile<BriefFile>[];

/** What could be read of a folder; null: the file has faults, or is not there. */
export type Folder = {
  readonly briefs: Briefs;
  /** Briefs with faults of their own, as far as they could be read. */
  readonly drafts: readonly YamlFile<Mentions>[];
  readonly sources: readonly Source[] | null;
  readonly settings: YamlFile<LibraryFile> | null;
  /** Names without ending of the files that are no sound brief: references to them are not broken. */
  readonly unsound: ReadonlySet<string>;
  /** Whether the facts of all these are among the drafts. */
  readonly hasAllFacts: boolean;
};

/**
 * What no file shows by itself: ids and names used twice, and references to what is not there.
 * Of two files that claim the same thing, the one that is named after its id has it (a copy has another name), else
 * the first by name; an id, which a copy has from what it is a copy of, the one with the shorter name. Nothing that
 * has faults of its own takes anything from a sound brief.
 */
export function crossCheck(folder: Folder): Problem[] {
  const { briefs, sources, settings, unsound, hasAllFacts } = folder;
  const ordered = briefs.toSorted(byRightToId);
  const copies = [
    ...ordered.filter((brief) => isOfAnother(brief, unsound)).map(besideUnreadable),
    ...claimedTwice(ordered, 'brief id', COPY_REMEDY, ({ id }) => [
      { path: ['id'], key: id, shown: id },
    ]),
  ];
  // All that a copy holds is claimed by what it is a copy of: that is one fault, not many.
  const faulty = new Set(copies.map(({ file }) => file));
  const own = briefs.filter(({ file }) => !faulty.has(file)).toSorted(namedAfterIdFirst);
  const soundIds = new Set<string | null>(own.map(({ value }) => value.id));
  const drafts = folder.drafts.filter(({ value }) => !soundIds.has(value.id));
  const all: YamlFile<Mentions>[] = [...own, ...drafts];
  const briefIds = new Set([...all.flatMap(({ value }) => value.id ?? []), ...unsound]);
  return [
    ...copies,
    ...claimedTwice(all, 'fact id', 'give one of the two facts another id', ({ facts }) =>
      facts.flatMap((fact, i) =>
        fact?.id ? { path: ['facts', i, 'id'], key: fact.id, shown: fact.id } : [],
      ),
    ),
    ...claimedTwice(own, 'name', 'a name must lead to one brief: remove it from one', namesOf),
    ...brokenReferences(all, { sources, settings: settings?.value ?? null, briefIds, hasAllFacts }),
    ...supersessionProblems(all),
    ...(sources ? weakProblems(own, sources) : []),
    ...(settings && sources ? brokenDefinitions(settings, sources) : []),
    ...(settings && sources
      ? structureProblems(settings, sources, {
          briefs: [...briefIds],
          facts: hasAllFacts ? factIdsOf(all) : null,
        })
      : []),
    ...(settings ? unknownPins(settings, briefIds) : []),
  ];
}

const factIdsOf = (briefs: readonly YamlFile<Mentions>[]): string[] =>
  briefs.flatMap(({ value }) => value.facts.flatMap((fact) => fact?.id ?? []));

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
const isOfAnother = (brief: Briefs[number], unsound: ReadonlySet<string>) =>
  unsound.has(brief.value.id) && !isNamedAfterId(brief);

function besideUnreadable(brief: Briefs[number]): Problem {
  const { id } = brief.value;
  const wrong = `the brief id "${id}" belongs to the file ${id}.yaml, which has faults of its own`;
  return brief.problem(['id'], wrong, `mend ${id}.yaml first, and ${COPY_REMEDY}`);
}

type Claim = { path: Path; key: string; shown: string };

function claimedTwice<T>(
  briefs: readonly YamlFile<T>[],
  what: string,
  remedy: string,
  claims: (brief: T) => Claim[],
): Problem[] {
  const problems: Problem[] = [];
  const owners = new Map<string, { brief: YamlFile<T>; path: Path }>();
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
