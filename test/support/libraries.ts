import type { Fact, Library } from '../../src/library/library.ts';
import { loadLibrary } from '../../src/library/loading/load.ts';
import type { Lang } from '../../src/library/schema.ts';
import { brief, PACK, packFolder, packIn } from './pack.ts';

/** Loads a folder of briefs that must be sound. */
export async function libraryOf(folder: string): Promise<Library> {
  const { library, problems } = await loadLibrary(folder);
  if (!library || problems.length > 0) throw new Error(JSON.stringify(problems));
  return library;
}

/** The briefs of this repository. */
export const shipped = await libraryOf('briefs');

type Asks = Record<Lang, string[]>;

/** Questions as a brief has them: one a line. */
const lines = ({ en, ja }: Asks) => ({ en: en.join('\n'), ja: ja.join('\n') });

const reported = (id: string, en: string, ja: string, asks: Asks, more = {}) => {
  return { id, status: 'reported', en, ja, cites: ['gazette#1'], asks: lines(asks), ...more };
};

const bridge = brief('bridge', {
  title: { en: 'The Great Bridge', ja: '大橋' },
  aliases: { en: ['New crossing'], ja: ['新しい橋'] },
  facts: [
    reported(
      'bridge-opened',
      'The Great Bridge opened on 30 March 2025.',
      '大橋は2025年3月30日に開通した。',
      {
        en: ['when did the Great Bridge open', 'on what day was the Great Bridge opened'],
        ja: ['大橋はいつ開通したか', '大橋の開通日は'],
      },
      {
        date: '2025-03-30',
        completedBy: ['bridge-ferry'],
        corrects: lines({
          en: ['did the Great Bridge open in April'],
          ja: ['大橋が開通したのは4月ですか'],
        }),
      },
    ),
    reported(
      'bridge-reason',
      'The Great Bridge was built because the old one let no lorries across.',
      '古い橋をトラックが渡れなかったため、大橋が建てられた。',
      {
        en: ['why was the Great Bridge built', 'what is the reason for the Great Bridge'],
        ja: ['大橋はなぜ建てられたか', '大橋が造られた理由は'],
      },
    ),
    reported(
      'bridge-builder',
      'Rosa Lindqvist designed the Great Bridge.',
      '大橋はリンドクビスト氏が設計した。',
      {
        en: ['who designed the Great Bridge', 'architect of the Great Bridge'],
        ja: ['大橋を設計したのは誰か', '大橋の設計者は'],
      },
    ),
    reported(
      'bridge-length',
      'The Great Bridge is 412 metres long.',
      '大橋の長さは412メートルである。',
      {
        en: ['how many metres long is the Great Bridge', 'length of the Great Bridge in metres'],
        ja: ['大橋の長さは何メートルか', '大橋は何メートルあるか'],
      },
    ),
    {
      id: 'bridge-cost',
      status: 'disputed',
      en: 'What the Great Bridge cost is disputed.',
      ja: '大橋の費用は資料によって異なる。',
      sides: [
        { en: 'The Gazette says 3 million.', ja: 'ガゼットは300万とする。', cites: ['gazette#2'] },
        {
          en: 'The Monthly says 4 million.',
          ja: 'マンスリーは400万とする。',
          cites: ['monthly#2'],
        },
      ],
      asks: lines({
        en: ['how much did the Great Bridge cost', 'price of the Great Bridge'],
        ja: ['大橋の費用はいくらか', '大橋はいくらかかったか'],
      }),
    },
  ],
});

const ferry = brief('ferry', {
  title: { en: 'The river ferry', ja: '渡し船' },
  aliases: { en: ['Ferry service'], ja: ['フェリー'] },
  facts: [
    reported(
      'bridge-ferry',
      'The Harbour Council stopped the ferry the day after.',
      '港湾評議会は翌日に渡し船を廃止した。',
      {
        en: ['when did the Harbour Council stop the ferry', 'does the ferry still sail'],
        ja: ['港湾評議会はいつ渡し船を廃止したか', '渡し船はまだあるか'],
      },
    ),
    reported(
      'ferry-reason',
      'Passengers had left the ferry, so the Harbour Council stopped it.',
      '乗客が減ったため、港湾評議会は渡し船を廃止した。',
      {
        en: ['why was the ferry stopped', 'for what reason did the Harbour Council stop the ferry'],
        ja: ['渡し船はなぜ廃止されたか', '渡し船の廃止の理由は'],
      },
    ),
  ],
});

const term = (id: string, en: string[], ja: string[], more = {}) => ({ id, en, ja, ...more });

/** A small pack that has nothing to do with the shipped one: about a bridge and a ferry. */
export const SMALL_PACK = {
  'library.yaml': {
    ...PACK,
    glossary: [
      term('bridge', ['Great Bridge', 'GB'], ['大橋']),
      term('council', ['Harbour Council'], ['港湾評議会']),
      term('council-office', ['Harbour Council Office'], ['港湾評議会事務局']),
      term('lindqvist', ['Rosa Lindqvist', 'Lindqvist'], ['リンドクビスト'], { person: true }),
    ],
  },
  'bridge.yaml': bridge,
  'ferry.yaml': ferry,
};

/** The library of the small pack; its folder goes with the test. */
export const smallLibrary = async (): Promise<Library> => libraryOf(await packFolder(SMALL_PACK));

/** The same with its texts in one language only. */
export const smallLibraryIn = async (lang: Lang): Promise<Library> =>
  libraryOf(await packFolder(packIn(lang, SMALL_PACK)));

/** A library as if its files had been written in one language only. */
export const writtenIn = (lang: Lang, library: Library): Library => ({
  ...(withTextsOf(lang, library) as Library),
  version: `${library.version} in ${lang}`,
  languages: [lang],
});

function withTextsOf(lang: Lang, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => withTextsOf(lang, each));
  if (value instanceof Map)
    return new Map(Array.from(value, ([key, each]) => [key, withTextsOf(lang, each)]));
  if (typeof value !== 'object' || value === null) return value;
  const texts = 'en' in value && 'ja' in value ? { en: value[lang], ja: value[lang] } : {};
  return Object.fromEntries(
    Object.entries({ ...value, ...texts }).map(([key, each]) => [key, withTextsOf(lang, each)]),
  );
}

/** A fact of a library, which must be there. */
export function factOf(library: Library, id: string): Fact {
  const found = [...library.facts.values()].find((fact) => fact.id === id);
  if (!found) throw new Error(`the library lacks the fact ${id}`);
  return found;
}

/** The shipped library with so many dated facts, spread over years and briefs. */
export function datedLibrary(count: number): Library {
  const [pattern] = [...shipped.facts.values()].filter(({ date }) => date !== undefined);
  const briefs = [...shipped.briefs.keys()];
  const facts = Array.from({ length: count }, (_, i) => {
    const month = `${(i % 12) + 1}`.padStart(2, '0');
    const date = [`${2000 + (i % 25)}-${month}-15`, `${2000 + (i % 25)}-${month}`][i % 2];
    return { ...pattern, id: `fact-${i}`, date, brief: briefs[i % 8] } as unknown as Fact;
  });
  return { ...shipped, facts: new Map(facts.map((fact) => [fact.id, fact])) };
}
