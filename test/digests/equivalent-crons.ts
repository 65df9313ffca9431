import fc from 'fast-check';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const WEEKDAYS = 'sun mon tue wed thu fri sat'.split(' ');

/** The parts of a cron expression, with the numbers that each may hold. */
const PARTS = [
  { least: 0, most: 59, names: [] },
  { least: 0, most: 23, names: [] },
  { least: 1, most: 31, names: [] },
  { least: 1, most: 12, names: ['', ...MONTHS] },
  { least: 0, most: 6, names: WEEKDAYS },
] as const;

type Part = { readonly least: number; readonly most: number; readonly names: readonly string[] };

/** What an expression holds: the numbers of each part, in order. */
export type Meaning = readonly (readonly number[])[];

const all = ({ least, most }: Part) =>
  Array.from({ length: most - least + 1 }, (_, i) => least + i);

/** Some of the numbers of a part, often such as can be written in several ways. */
function numbersOf(part: Part): fc.Arbitrary<number[]> {
  const some = fc.subarray(all(part), { minLength: 1, maxLength: 4 });
  const number = fc.integer({ min: part.least, max: part.most });
  const stepped = fc
    .tuple(number, number, fc.integer({ min: 1, max: part.most }))
    .map(([a, b, step]) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      return all(part).filter((n) => n >= from && n <= to && (n - from) % step === 0);
    });
  const starred = fc
    .integer({ min: 2, max: part.most })
    .map((step) => all(part).filter((n) => (n - part.least) % step === 0));
  return fc.oneof(some, stepped, starred, fc.constant(all(part)));
}

/** Minutes as digests have them: some apart. */
const minutes = fc.oneof(
  fc
    .uniqueArray(fc.integer({ min: 0, max: 3 }), { minLength: 1 })
    .chain((quarters) =>
      fc.integer({ min: 0, max: 14 }).map((off) => quarters.toSorted().map((n) => n * 15 + off)),
    ),
  fc.constantFrom([0, 20, 40], [0, 30], [0, 15, 30, 45], [0]),
);

/** Something that an expression can mean; mostly on all days, so that it is soon due. */
export const meaning: fc.Arbitrary<Meaning> = fc.tuple(
  minutes,
  ...PARTS.slice(1).map((part, i) =>
    i === 0
      ? numbersOf(part)
      : fc.oneof({ weight: 3, arbitrary: fc.constant(all(part)) }, numbersOf(part)),
  ),
);

/** A way to write what an expression means. */
export const writing = (of: Meaning): fc.Arbitrary<string> =>
  fc
    .tuple(...PARTS.map((part, i) => writingOfPart(part, of[i] ?? [])))
    .map((written) => written.join(' '));

function writingOfPart(part: Part, numbers: readonly number[]): fc.Arbitrary<string> {
  const { least, most, names } = part;
  const name = (n: number): fc.Arbitrary<string> => {
    const others = [names[n] ?? [], n === 0 && most === 6 ? '7' : []].flat();
    return fc.constantFrom(`${n}`, ...others);
  };
  const list = fc
    .shuffledSubarray([...numbers], { minLength: numbers.length })
    .chain((shuffled) => fc.tuple(...shuffled.map(name)))
    .map((written) => written.join());
  const ways = [list, runs(numbers).map((written) => written.join())];
  const [first = 0] = numbers;
  const last = numbers.at(-1) ?? first;
  const step = numbers.length > 1 ? (numbers[1] ?? 0) - first : most - least + 1;
  if (numbers.every((n, i) => n === first + i * step)) {
    // A range may end anywhere before the next number.
    const end = fc.integer({ min: last, max: Math.min(most, last + step - 1) });
    ways.push(end.map((to) => `${first}-${to}/${step}`));
    if (first === least && last + step > most) ways.push(fc.constant(`*/${step}`));
  }
  if (numbers.length === most - least + 1) {
    ways.push(...['*', '?', '*/1', `${least}-${most}`].map((one) => fc.constant(one)));
    if (most === 6) ways.push(fc.constant('1-7'), fc.constant('mon-sun'));
    if (most === 12) ways.push(fc.constant('jan-dec'));
  }
  return fc.oneof(...ways);
}

/** Numbers that follow each other as ranges, all others alone. */
function runs(numbers: readonly number[]): fc.Arbitrary<string[]> {
  const found: [number, number][] = [];
  for (const number of numbers) {
    const open = found.at(-1);
    if (open && open[1] === number - 1) open[1] = number;
    else found.push([number, number]);
  }
  const written = found.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`));
  return fc.shuffledSubarray(written, { minLength: written.length });
}
