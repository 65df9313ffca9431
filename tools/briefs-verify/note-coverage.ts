import type { Article } from './articles.ts';
import { figuresIn } from './figures.ts';
import type { Checked } from './statements.ts';
import { wordsOf } from './words.ts';

/** Words of fewer letters stand in any sentence; a figure or a name counts however short it is. */
const SHORTEST = 5;
/** In Japanese, where particles are words too, one with two kanji or a word of katakana. */
const JAPANESE_WORD = /\p{Script=Han}{2}|[\p{Script=Katakana}ー]{3}/u;
/** So much of what a note says must stand in a statement that states it. */
const ENOUGH = 0.3;

/**
 * The notes of a source held in part that statements bear out, by number. A statement cites such a source as a whole:
 * which of its notes it states is read from the figures, names and longer words that they share. What stands in few
 * notes of the source weighs most. A statement states at least the note that comes nearest.
 */
export function notesStated(article: Article, statements: readonly Checked[]): ReadonlySet<number> {
  const notes = article.paragraphs.map(({ number, text }) => ({ number, terms: termsOf(text) }));
  const frequency = (term: string) => notes.filter(({ terms }) => terms.has(term)).length;
  const share = (said: ReadonlySet<string>, terms: ReadonlySet<string>) => {
    const weight = (all: readonly string[]) =>
      all.reduce((sum, term) => sum + 1 / Math.max(1, frequency(term)), 0);
    const whole = weight([...terms]);
    return whole === 0 ? 0 : weight([...terms].filter((term) => said.has(term))) / whole;
  };
  const stated = new Set<number>();
  for (const { en, cites } of statements) {
    if (!cites.some(({ source }) => source === article.source.id)) continue;
    const said = termsOf(en);
    const shares = notes.map(({ number, terms }) => ({ number, share: share(said, terms) }));
    const best = Math.max(0, ...shares.map((note) => note.share));
    for (const note of shares) {
      if (note.share > 0 && (note.share >= ENOUGH || note.share === best)) stated.add(note.number);
    }
  }
  return stated;
}

function termsOf(text: string): ReadonlySet<string> {
  const words = wordsOf(text)
    .filter(
      ({ text: word, opens }) =>
        word.length >= SHORTEST || isName(word, opens) || JAPANESE_WORD.test(word),
    )
    .map(({ text: word }) => word.toLowerCase().slice(0, 6));
  return new Set([...words, ...[...figuresIn(text)].map(String)]);
}

/** The first word of a sentence has a capital anyway: shorter than four letters, it is rarely a name. */
const isName = (word: string, opens: boolean) =>
  /^\p{Lu}/u.test(word) && (!opens || word.length >= 4);
