import type { BriefFile, Lang, LibraryFile } from '../../index.ts';
import { fold } from '../../text/index.ts';
import type { Path } from '../checks/references.ts';
import { fieldName } from '../explain-issue.ts';
import type { Problem } from '../problem.ts';
import type { YamlFile } from '../yaml-file.ts';
import { isPlaceholder } from './placeholders.ts';

/** A block of text that holds one item a line. */
type Block = { readonly path: Path; readonly lines: readonly unknown[] };

/** Blocks of questions of a brief that are not read as they look: run together, or with bullets. */
export const blocksOfBrief = (brief: YamlFile<BriefFile>, written: readonly Lang[]): Problem[] =>
  misread(
    brief,
    written.flatMap((lang) => [
      ...brief.value.facts.flatMap((fact, i) =>
        (['asks', 'corrects'] as const).map((role) => ({
          path: ['facts', i, role, lang],
          lines: fact[role]?.[lang] ?? [],
        })),
      ),
      { path: ['uncovered', lang], lines: brief.value.uncovered?.[lang] ?? [] },
    ]),
  );

/** The same of the settings of a folder. */
export const blocksOfSettings = (
  settings: YamlFile<LibraryFile>,
  written: readonly Lang[],
): Problem[] =>
  misread(
    settings,
    written.flatMap((lang) =>
      (['uncovered', 'synonyms'] as const).map((field) => ({
        path: [field, lang],
        lines: settings.value[field]?.[lang] ?? [],
      })),
    ),
  );

function misread(file: YamlFile<unknown>, blocks: readonly Block[]): Problem[] {
  return blocks.flatMap(({ path, lines }) => {
    const name = fieldName(path);
    const bullet = lines.flat().find((line) => /^(?:[-*•] |・)/u.test(String(line)));
    return [
      ...(file.linesAt(path) > lines.length
        ? [file.problem(path, `the lines of ${name} are read as one`, RUN_TOGETHER)]
        : []),
      ...(bullet === undefined
        ? []
        : [file.problem(path, `“${bullet}” in ${name} begins with a bullet`, NO_BULLET)]),
    ];
  });
}

const RUN_TOGETHER =
  'write |- behind the colon, and each on a line of its own below: without it, and with >-, YAML makes one line of all';
const NO_BULLET = 'remove it: each line stands for itself';

/** Asks that stand in a folder twice: under one fact, or under two, where nothing tells which of them is meant. */
export function asksTwice(
  briefs: readonly YamlFile<BriefFile>[],
  written: readonly Lang[],
): Problem[] {
  return written.flatMap((lang) => {
    const first = new Map<string, { fact: string; place: string }>();
    return briefs.flatMap((brief) =>
      brief.value.facts.flatMap((fact, i) =>
        (fact.asks?.[lang] ?? []).flatMap((ask) => {
          if (isPlaceholder(ask)) return []; // of which another hint tells
          const hint = (wrong: string, remedy: string) =>
            brief.problem(['facts', i, 'asks', lang], wrong, remedy);
          const earlier = first.get(fold(ask));
          if (!earlier) {
            const { file, at } = hint('', '');
            first.set(fold(ask), { fact: fact.id, place: `${file}:${at?.line}` });
            return [];
          }
          if (earlier.fact === fact.id) {
            return hint(`the ask “${ask}” stands twice under "${fact.id}"`, 'remove one');
          }
          return hint(
            `the ask “${ask}” of "${fact.id}" stands under "${earlier.fact}" too (${earlier.place})`,
            'leave it under the fact that answers it best',
          );
        }),
      ),
    );
  });
}
