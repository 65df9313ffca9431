import { stemmer } from 'stemmer';
import type { Fact, Lang } from '../../library/index.ts';
import { normalise, type Phrases, segmentsOf } from '../text/index.ts';
import type { Clause } from './clauses.ts';
import { factSentences, factText } from './values/index.ts';

/** What is undecided or disputed confirms nothing, whatever words it has, and denies nothing. */
export const isSettled = ({ status }: Fact): boolean =>
  status !== 'undecided' && status !== 'disputed';

/** What turns a sentence: it says then that something is not so, or not yet, not only so, or so for somebody. */
const TURNS: Record<Lang, RegExp> = {
  en: /\b(?:not|never|no|nor|neither|nobody|nothing|without|cannot|hardly|instead|rather|whether|if|unless|except|only|may|might|could|would|should|must|can|meant|plan|plans|planned|planning|hopes?|wants?|aims?|intends?|due|likely|possibl[ey]|reportedly|allegedly|den(?:y|ies|ied)|dropp?e?d?|cancell?ed|reject(?:s|ed)?|slip|wrong|false|mistaken|former|no longer|almost|nearly|until|claims?|alleges?)\b|n['’]t\b|\b(?:is|are|was|were) to\b/g,
  ja: /ない|なかっ|なく|ません|ずに|せず|おらず|かどうか|代わり|より[はも]|だけ|のみ|以外|限り|場合|可能性|恐れ|おそれ|予定|計画|方針|意向|検討|見通し|見込み|見送|撤回|中止|否定|誤り|誤記|疑い|かもしれ|べき|れば|なら|前の|元の|主張/g,
};

const turnsOf = (text: string, lang: Lang): string =>
  [...text.matchAll(TURNS[lang])].map(([turn]) => turn).join();

/** A word or a name, as it can be compared; the break of a sentence where `isBreak`. */
type Item = {
  readonly keys: readonly string[];
  readonly isBreak: boolean;
  readonly isName: boolean;
};

const ARTICLE = /^(?:the|an?)$/;
const WORD = /[\p{L}\p{N}€$£¥%][\p{L}\p{N}%'’.:-]*|[,;()（）]/gu;
const BREAK = /^[,;:()（）、。・「」]$/;
/** What ends a Japanese clause and says nothing. */
const COPULA = /(?:だった|でした|である|です|だ|で)$/;

/** The words and names of a normalised text, in its order. */
function itemsOf(text: string, lang: Lang, phrases: Phrases): Item[] {
  const items: Item[] = [];
  let at = 0;
  const read = (gap: string) => {
    const words =
      lang === 'en'
        ? (gap.match(WORD) ?? []).map((word) => word.replace(/['’]s$|[.:]$/g, ''))
        : segmentsOf(gap).map(({ segment }) => segment.trim());
    for (const word of words) {
      if (word === '' || ARTICLE.test(word)) continue;
      const key = lang === 'en' ? stemmer(word) : word;
      items.push({ keys: [key], isBreak: BREAK.test(word), isName: false });
    }
  };
  const names = phrases.names(text);
  for (const { start, end } of names) {
    if (start < at) continue;
    read(text.slice(at, start));
    const meanings = names.filter((name) => name.start === start).map(({ meaning }) => meaning);
    // "A is short for B", where both name the same: it matters which is which.
    const isTwice = names.some((name) => name.start !== start && meanings.includes(name.meaning));
    const keys = isTwice ? [text.slice(start, end)] : meanings;
    items.push({ keys, isBreak: false, isName: true });
    at = end;
  }
  read(text.slice(at));
  return items;
}

const isSame = (one: Item, other: Item | undefined) =>
  other !== undefined && one.keys.some((key) => other.keys.includes(key));

/** What joins a clause without a subject of its own to the one before it. */
const JOINS = new Set(['and', 'but', 'who', 'which', 'while'].map(stemmer));

/**
 * Whether one sentence of a fact says a clause: in the same words (or other names of the same) and the same order, from
 * where a clause begins to where one ends, with the same subject, and without anything else that turns it. A fact on
 * what is undecided or disputed says nothing for certain.
 */
export function isSaidBy(fact: Fact, clause: Clause, lang: Lang, phrases: Phrases): boolean {
  if (!isSettled(fact)) return false;
  const sentences = factSentences(fact, lang);
  const statement = normalise(clause.statement).replace(/[.。]$/, '');
  const all = factText(fact, lang).replace(/[.。]$/, '');
  if (statement === all || sentences.includes(statement)) return true;
  const [said, whole] = [clause.said, clause.whole].map((text) => {
    const plain = normalise(text).replace(/[.。]$/, '');
    return lang === 'ja' ? plain.replace(COPULA, '') : plain;
  });
  const subject = itemsOf(normalise(clause.subject), lang, phrases);
  const forms = [...new Set([said ?? '', whole ?? ''])].map((text) => ({
    items: itemsOf(text, lang, phrases),
    turns: turnsOf(text, lang),
  }));
  return sentences.some((sentence) => {
    const plain = lang === 'ja' ? sentence.replace(COPULA, '') : sentence;
    const turns = turnsOf(plain, lang);
    const own = itemsOf(plain, lang, phrases);
    const first = own.find(({ isName }) => isName);
    const isAbout = subject.length > 0 && subject[0] !== undefined && isSame(subject[0], first);
    return forms.some(({ items, turns: same }) => turns === same && standsIn(items, own, isAbout));
  });
}

/** Whether some items stand in a row in a sentence, as a clause of it; `isAbout`: it has the same subject. */
function standsIn(items: readonly Item[], sentence: readonly Item[], isAbout: boolean): boolean {
  if (items.length === 0) return false;
  return sentence.some((_, start) => {
    const end = start + items.length;
    if (!items.every((item, i) => isSame(item, sentence[start + i]))) return false;
    const [before, after] = [sentence[start - 1], sentence[end]];
    const begins =
      before === undefined ||
      (before.isBreak && (isAbout || items[0]?.isName === true)) ||
      (isAbout && items[0]?.isName === false && before.keys.some((key) => JOINS.has(key)));
    const ends = after === undefined || after.isBreak || after.keys.some((key) => JOINS.has(key));
    return begins && ends;
  });
}
