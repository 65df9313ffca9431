import type { BriefFile, FactEntry, Lang } from '../../index.ts';
import { lonelyNodes } from '../checks/check-structures.ts';
import { LANGUAGE_NAMES } from '../language-names.ts';
import { inOrder, type Problem } from '../problem.ts';
import { readBriefs, readLanguages, readSettings, readSources } from '../read-briefs.ts';
import type { YamlFile } from '../yaml-file.ts';
import { asksTwice, blocksOfBrief, blocksOfSettings } from './asks.ts';
import { daysOfBrief, daysOfSources } from './days.ts';
import { textsInOtherLanguage } from './languages.ts';
import { placeholdersLeft } from './placeholders.ts';

/** What keeps sound briefs of a folder from being found well, and what is most likely a slip; no faults. */
export async function findHints(folder: string, now: Date): Promise<Problem[]> {
  const briefs = await readBriefs(folder);
  const written = await readLanguages(folder);
  const settings = await readSettings(folder);
  const sources = await readSources(folder);
  return inOrder([
    ...briefs.flatMap((brief) => [
      ...placeholdersLeft(brief, written),
      ...daysOfBrief(brief, now),
      ...blocksOfBrief(brief, written),
      ...factsWithoutAsk(brief, written),
      ...moreUncoveredThanAsks(brief, written),
      ...(written.length > 1 ? textsInOtherLanguage(brief) : []),
    ]),
    ...asksTwice(briefs, written),
    ...(sources ? daysOfSources(sources, now) : []),
    ...(settings ? [...lonelyNodes(settings), ...blocksOfSettings(settings, written)] : []),
  ]);
}

/** The briefs of a folder that still hold what `briefs:new` wrote into them, without any other hint. */
export async function findPlaceholders(folder: string): Promise<Problem[]> {
  const written = await readLanguages(folder);
  return (await readBriefs(folder)).flatMap((brief) => placeholdersLeft(brief, written));
}

const asksOf = (fact: FactEntry, lang: Lang) => fact.asks?.[lang].length ?? 0;

function factsWithoutAsk(brief: YamlFile<BriefFile>, written: readonly Lang[]): Problem[] {
  return brief.value.facts.flatMap((fact, i) => {
    const silent = written.filter((lang) => asksOf(fact, lang) === 0);
    if (silent.length === 0) return [];
    const langs = silent.map((lang) => LANGUAGE_NAMES[lang]).join(' or ');
    return brief.problem(
      ['facts', i, 'id'],
      `the fact "${fact.id}" has no ask in ${langs}`,
      'add 1 to 3 under "asks:", in other words than its statement',
    );
  });
}

function moreUncoveredThanAsks(brief: YamlFile<BriefFile>, written: readonly Lang[]): Problem[] {
  const { facts, uncovered } = brief.value;
  return written.flatMap((lang) => {
    const lines = uncovered?.[lang].length ?? 0;
    const asks = facts.reduce((sum, fact) => sum + asksOf(fact, lang), 0);
    if (lines <= asks) return [];
    return brief.problem(
      ['uncovered', lang],
      `there are more uncovered lines in ${LANGUAGE_NAMES[lang]} (${lines}) than asks in this brief (${asks})`,
      'write asks first, and keep the lines that people have really asked',
    );
  });
}
