import {
  isFunctionWord,
  isProperWord,
  MONTH_OR_SHORT,
  normalise,
  type Phrases,
} from '../../text/index.ts';

/** What stands before a person's name, or for somebody: it names nobody. */
const TITLES = new Set(
  `general gen lieutenant lt admiral adm vice rear colonel col major maj captain capt commander sergeant sgt brigadier
  chief mr mrs ms dr sir lord lady prime minister president secretary senator sen representative rep congressman
  congresswoman governor gov mayor premier chancellor chairman chairwoman chairperson chair director head ambassador king
  queen emperor prince princess deputy acting former then senior official officials spokesman spokeswoman spokesperson
  professor prof pm justice judge defense defence foreign finance interior`.split(/\s+/),
);
/** What takes a capital where one thing of its kind is meant: "the Command". By itself it names nothing. */
const KINDS = new Set(
  `command commands ministry government force forces headquarters army navy marines alliance committee council department
  agency office board bureau team group party parliament state states city town village county prefecture province district
  division corps fleet brigade base camp island islands north south east west northern southern eastern western agreement
  treaty act bill law plan program programme policy strategy report paper north-east update breaking news exclusive thread
  opinion analysis summary note key background context overview staff`.split(/\s+/),
);
const TIMES = new RegExp(
  String.raw`^(?:${MONTH_OR_SHORT}|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|spring|summer|autumn|winter|am|pm|bc|ad|utc|gmt|jst|est)$`,
);

const WORD = /(?:\p{L}\.){2,}|\p{L}[\p{L}\p{N}’'&-]*|\p{N}[\p{L}\p{N}.,-]*/gu;
/** A sentence, a quotation or a list may begin behind these. */
const BEGINS = /(?:^|[.!?:;“”"(\n—–•-])\s*$/u;
/** So many of its words begin with capitals in a headline, where that tells nothing. */
const HEADLINE = 0.9;

type Word = {
  readonly text: string;
  readonly low: string;
  readonly start: number;
  readonly end: number;
};

/** What a text names, as it is written: words with capitals; without any capitals, what places stand behind. */
export function englishNames(text: string, phrases: Phrases): string[] {
  const words = [...text.matchAll(WORD)].map((match): Word => {
    const shown = match[0].replace(/['’]s?$/u, '');
    return {
      text: shown,
      low: normalise(shown),
      start: match.index,
      end: match.index + shown.length,
    };
  });
  const long = words.filter((word) => word.text.length > 3 && /^\p{L}/u.test(word.text));
  const capitals = long.filter(isCapital).length;
  const isHeadline = long.length > 3 && capitals >= HEADLINE * long.length;
  const found = runsOf(words, text, isHeadline)
    .flatMap((run) => outsideNames(run, text, phrases))
    .flatMap((run) => trimmed(run, text));
  const isPlain = !words.slice(1).some(isCapital);
  return isPlain ? [...found, ...placesWithoutCapitals(text)] : found;
}

const isCapital = ({ text }: Word) => /^\p{Lu}/u.test(text) || /\p{Lu}{2}/u.test(text);

/** A word that is a name wherever it stands: no everyday word, or one that is written with a capital in any sentence. */
function isProper({ text, low }: Pick<Word, 'text' | 'low'>): boolean {
  if (/^\p{Lu}{2,4}$/u.test(text)) return !isFunctionWord(low, 'en') && !TIMES.test(low);
  return low.split('-').some(isProperWord);
}

/** Words with capitals that follow each other, "of" between them included. */
function runsOf(words: readonly Word[], text: string, isHeadline: boolean): Word[][] {
  const runs: Word[][] = [];
  let run: Word[] = [];
  const end = () => {
    while (run.length > 0 && /^(?:of|the)$/.test(run.at(-1)?.text ?? '')) run.pop();
    if (run.length > 0) runs.push(run);
    run = [];
  };
  for (const [i, word] of words.entries()) {
    const last = run.at(-1);
    if (last && !/^\.? $/.test(text.slice(last.end, word.start))) end();
    const isFirst = i === 0 || BEGINS.test(text.slice(0, word.start));
    const next = words[i + 1];
    // "The"; "Officials said", but "Joint Staff".
    const isOrdinary =
      isFunctionWord(word.low, 'en') ||
      ((isFirst || isHeadline) && !isProper(word) && !(next && isCapital(next) && !isHeadline));
    if (isCapital(word) && !isOrdinary) run.push(word);
    else if (run.length > 0 && /^(?:of|the)$/.test(word.text) && !isHeadline) run.push(word);
    else end();
  }
  end();
  return runs;
}

/** The stretches of a run that are no names of the glossary. */
function outsideNames(run: readonly Word[], text: string, phrases: Phrases): Word[][] {
  const [first, last] = [run[0], run.at(-1)];
  if (!first || !last) return [];
  const whole = normalise(text.slice(first.start, last.end));
  const names = [...new Set(phrases.names(whole).map(({ start, end }) => whole.slice(start, end)))];
  if (names.length === 0) return [[...run]];
  const inName = (word: Word) => names.some((name) => ` ${name} `.includes(` ${word.low} `));
  const pieces: Word[][] = [[]];
  for (const word of run) {
    if (inName(word)) pieces.push([]);
    else pieces.at(-1)?.push(word);
  }
  return pieces.filter((piece) => piece.length > 0);
}

/** A run without the titles before a name and what tells a time; empty where nothing else is left. */
function trimmed(run: readonly Word[], text: string): string[] {
  const skip = (word: Word) =>
    TITLES.has(word.low) || TIMES.test(word.low) || isFunctionWord(word.low, 'en');
  const from = run.findIndex((word) => !skip(word));
  if (from < 0) return [];
  const kept = run.slice(from, run.findLastIndex((word) => !skip(word)) + 1);
  if (kept.every((word) => skip(word) || KINDS.has(word.low))) return [];
  const [first, last] = [kept[0], kept.at(-1)];
  return first && last ? [text.slice(first.start, last.end)] : [];
}

const BEHIND_PLACE = /\b(?:in|at|near|from|to|outside|around) (?:the )?(?<name>\p{L}[\p{L}'-]+)/gu;

/** "launched in naha": a word that is no everyday one, where a place stands. */
function placesWithoutCapitals(text: string): string[] {
  return [...normalise(text).matchAll(BEHIND_PLACE)].flatMap(({ groups }) => {
    const name = groups?.['name'] ?? '';
    return !TIMES.test(name) && isProper({ text: name, low: name }) ? [name] : [];
  });
}
