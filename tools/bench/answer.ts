import MiniSearch from 'minisearch';
import { answerQuestion } from '../../src/answers/answer.ts';
import { indexAnew, indexFor } from '../../src/answers/index/fact-index.ts';
import { buildLibrary, type Library } from '../../src/library/library.ts';
import { loadLibrary } from '../../src/library/loading/load.ts';
import type { BriefFile, FactEntry, Source } from '../../src/library/schema.ts';
import { readQuestions } from '../eval/questions.ts';
import { quantile } from './stats.ts';

/**
 * A whole answer on the shipped library, and how the time grows with the library, against a bare
 * full-text query (minisearch) over the same texts.
 */
export async function answering(): Promise<void> {
  const { library } = await loadLibrary('briefs');
  if (!library) throw new Error('the briefs do not load; run npm run briefs:lint');
  const questions = readQuestions('dev');
  for (const lang of ['en', 'ja'] as const) indexFor(library, lang);
  const own = timeEach(questions, ({ question, lang }) => answerQuestion(question, lang, library));
  line(`the shipped briefs, ${library.facts.size} facts`, own);

  const english = questions.filter(({ lang }) => lang === 'en').map(({ question }) => question);
  for (const size of [1_000, 10_000, 100_000]) {
    const grown = grownLibrary(library, size);
    const begun = performance.now();
    indexAnew(grown, 'en');
    const built = performance.now() - begun;
    indexFor(grown, 'en');
    const ours = timeEach(english, (question) => answerQuestion(question, 'en', grown));
    const search = bareSearch(grown);
    const bare = timeEach(english, (question) => search(question));
    process.stdout.write(`  ${size} facts: index built in ${built.toFixed(0)} ms\n`);
    line('    answer', ours);
    line('    bare full-text query', bare);
    const ratio = quantile(ours, 0.5) / quantile(bare, 0.5);
    process.stdout.write(`    ratio of medians ${ratio.toFixed(2)}\n`);
  }
}

function timeEach<T>(inputs: readonly T[], run: (input: T) => unknown): number[] {
  for (const input of inputs.slice(0, 100)) run(input);
  return inputs.map((input) => {
    const begun = performance.now();
    run(input);
    return performance.now() - begun;
  });
}

function line(label: string, times: readonly number[]): void {
  const [median, p99] = [quantile(times, 0.5), quantile(times, 0.99)].map((t) => t.toFixed(3));
  process.stdout.write(
    `  ${label.padEnd(36)} median ${median} ms · p99 ${p99} ms (n=${times.length})\n`,
  );
}

/** The shipped facts over and over, each copy about another place, so that every copy differs. */
function grownLibrary(library: Library, size: number): Library {
  const facts = [...library.facts.values()];
  const [model] = [...library.briefs.values()];
  if (!model) throw new Error('the library is empty');
  const entries = Array.from({ length: size }, (_, i): FactEntry => {
    const { brief: _brief, ...fact } = facts[i % facts.length] as (typeof facts)[number];
    const place = placeName(Math.floor(i / facts.length));
    const asks = { en: (fact.asks?.en ?? []).slice(0, 3).map((ask) => `${ask} ${place}`), ja: [] };
    const copy: FactEntry = {
      ...fact,
      id: `${fact.id}-${i}` as FactEntry['id'],
      en: `${fact.en} ${place}`,
      asks,
    };
    delete copy.corrects;
    return copy;
  });
  const brief: BriefFile = { ...model, facts: entries };
  return buildLibrary({
    version: String(size),
    settings: { title: library.title, groups: [], glossary: [...library.terms.values()] },
    sources: [...library.sources.values()] as Source[],
    briefs: [brief],
  });
}

/** A made-up word for a number, such as "Bakodu". */
function placeName(n: number): string {
  const syllables = ['ba', 'ko', 'du', 'mi', 're', 'shi', 'to', 'va', 'ze', 'lu'];
  const digits = String(n).padStart(3, '0').split('');
  const word = digits.map((digit) => syllables[Number(digit)]).join('');
  return `${word[0]?.toUpperCase()}${word.slice(1)}`;
}

function bareSearch(library: Library): (question: string) => unknown {
  const search = new MiniSearch({ fields: ['text', 'asks'], idField: 'id' });
  search.addAll(
    [...library.facts.values()].map((fact) => ({
      id: fact.id,
      text: fact.en,
      asks: (fact.asks?.en ?? []).join(' '),
    })),
  );
  return (question) => search.search(question).slice(0, 3);
}
