import fc from 'fast-check';
import { runCommand } from '../../../src/commands/table.ts';
import { LANGS, type Lang } from '../../../src/library/schema.ts';
import { wordsOf } from '../../../src/replies/for-reader.ts';
import type { Block, CommandName, Options, Reply } from '../../../src/replies/reply.ts';
import { shipped } from '../../support/libraries.ts';
import { nearQuestion } from '../../support/near-question.ts';
import { type Growth, grown } from './grown.ts';

const now = new Date('2027-06-01T00:00:00Z'); // past every review: the warnings are there

/** What a command gives, of the shipped briefs unless told otherwise. */
export const run = (command: CommandName, options: Options, lang: Lang, library = shipped): Reply =>
  runCommand(command, { lang, options }, { library, now });

const topics = [undefined, ...shipped.briefs.keys(), 'usjf', 'x'.repeat(3000), '🎌'.repeat(90)];

const disputed = [...shipped.facts.values()]
  .filter(({ status }) => status === 'disputed')
  .slice(0, 3)
  .map(({ id }) => id);

/** Every kind of reply of the shipped briefs, in both languages. `library`: those that hold them otherwise. */
export const everyReply = (library = shipped): Reply[] =>
  LANGS.flatMap((lang) => [
    ...(['brief', 'timeline', 'sources'] as const).flatMap((command) =>
      topics.map((topic) => run(command, topic ? { topic } : {}, lang, library)),
    ),
    run('help', {}, lang, library),
    ...[
      'when did the JJOC start?',
      'JJOCはいつ発足した？',
      'how many U.S. troops are in Japan? who leads the JJOC? why the upgrade?',
      'recipe for ramen',
      nearQuestion(shipped, lang),
      `${nearQuestion(shipped, lang)}? when did the JJOC start? recipe for ramen?`,
      'hello',
      '@everyone [x](https://evil.example)? **what**?',
      '<!channel> <@U123> *what* is :tada: `USFJ` & <https://evil.example|JJOC>?',
    ].map((question) => run('ask', { question }, lang, library)),
    run('ask', { closest: disputed }, lang, library),
    run('sources', { sourcesOf: disputed }, lang, library),
    run('check', { text: 'The US has 60,000 troops in Japan.' }, lang, library),
  ]);

/** Each cited text as it is seen on a page, and the numbers of its sources. */
export function statementsOf(reply: Reply) {
  const { blocks } = reply;
  const { joint } = wordsOf(reply);
  return blocks
    .flatMap((block): readonly Block[] => (block.kind === 'near' ? block.facts : [block]))
    .flatMap((block) =>
      block.kind === 'fact' ? [block, ...block.sides] : block.kind === 'statement' ? [block] : [],
    )
    .map(({ text: said, marks }) => ({
      shown: [
        said,
        marks
          .map(({ n, paragraph }) => `[${n}${paragraph === null ? '' : `¶${paragraph}`}]`)
          .join(''),
      ]
        .filter((part) => part !== '')
        .join(joint),
      sources: marks.map(({ n }) => n),
    }));
}

/** `FUZZ_RUNS=1000 npx vitest run test/platform` looks longer at synthetic briefs. */
const { FUZZ_RUNS } = process.env;
export const RUNS = Number(FUZZ_RUNS ?? 15);

/**
 * Briefs that no schema would allow. The longest shipped one has 24 facts of up to 240 characters, up to 4
 * citations and 3 sides each, with 5 sources, among 18 briefs: ten times of each, and ten times as much in
 * all.
 */
export const growth: fc.Arbitrary<Growth> = fc
  .record({
    seed: fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
    length: fc.integer({ min: 1, max: 5000 }),
    facts: fc.integer({ min: 1, max: 240 }),
    sides: fc.integer({ min: 2, max: 30 }),
    cites: fc.integer({ min: 1, max: 40 }),
    sources: fc.integer({ min: 1, max: 50 }),
    briefs: fc.integer({ min: 1, max: 180 }),
  })
  .map((how) => {
    const texts = 1 + how.sides / 3; // every third fact is disputed
    const most = Math.min(60_000 / (texts * how.length), 1_000 / (texts * how.cites));
    return { ...how, facts: Math.min(how.facts, Math.ceil(most)) };
  });

/** What such briefs give. */
export function grownReplies(how: Growth, lang: Lang): Reply[] {
  const library = grown(how);
  const [first] = library.briefs.keys();
  const answer = { facts: [...library.facts.keys()].slice(0, 12), corrects: true };
  return [
    run('brief', { topic: first }, lang, library),
    run('timeline', {}, lang, library),
    run('sources', {}, lang, library),
    run('brief', {}, lang, library),
    run('brief', { topic: `${how.seed.repeat(9)} no such` }, lang, library),
    run('ask', { answer }, lang, library),
    run('ask', { closest: answer.facts.slice(0, 3) }, lang, library),
  ];
}
