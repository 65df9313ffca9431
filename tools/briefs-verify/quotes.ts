import { quotationsIn, wordsOf } from './words.ts';

/** A quotation of an official has fewer words than this. */
const TOO_LONG = 15;

/**
 * What is wrong with the quotations of a text: not in any one paragraph cited, or too long. Where
 * it tells what somebody `said`, the article must have the words in quotation marks as well.
 */
export function quotationFaults(
  text: string,
  paragraphs: readonly string[],
  isSaid: boolean,
): readonly { wrong: string; remedy: string }[] {
  const faults = quotationsIn(text).flatMap((quotation) => {
    const length = wordsOf(quotation).length;
    if (length >= TOO_LONG) {
      const wrong = `the quotation “${quotation}” has ${length} words`;
      return { wrong, remedy: `quote fewer than ${TOO_LONG} words` };
    }
    const before = paragraphs.map((paragraph) => textBefore(quotation, paragraph));
    if (before.every((found) => found === null)) {
      const wrong = `the quotation “${quotation}” is not word for word in a cited paragraph`;
      return { wrong, remedy: 'quote exactly, or cite the paragraph that has it' };
    }
    if (!isSaid || before.some((found) => found !== null && endsInsideQuotation(found))) return [];
    const wrong = `“${quotation}” is the article's wording, not spoken words that it quotes`;
    return { wrong, remedy: 'say it without quotation marks' };
  });
  if (/"/.test(text) || /“[^”]*(?:“|$)|^[^“]*”/.test(text)) {
    const wrong = 'a quotation mark is straight or has no partner';
    faults.push({ wrong, remedy: 'put quotations between “ and ”' });
  }
  return faults;
}

/**
 * The paragraph up to the place where it has a quotation, word for word but for the case of the
 * first letter, the form of apostrophes and a closing comma or dot. Null where it is not there.
 */
function textBefore(quotation: string, paragraph: string): string | null {
  const words = typeset(quotation).replace(/[.,]$/, '');
  const rest = words.slice(1);
  const forms = [words, words.charAt(0).toLowerCase() + rest, words.charAt(0).toUpperCase() + rest];
  const either = forms.map((form) => RegExp.escape(form)).join('|');
  const whole = new RegExp(`(?<![\\p{L}\\p{N}])(?:${either})(?![\\p{L}\\p{N}])`, 'u');
  const text = typeset(paragraph);
  const start = text.search(whole);
  return start < 0 ? null : text.slice(0, start);
}

function endsInsideQuotation(text: string): boolean {
  const count = (mark: RegExp) => text.match(mark)?.length ?? 0;
  return count(/“/g) > count(/”/g) || count(/"/g) % 2 === 1;
}

const typeset = (text: string) =>
  text.normalize('NFKC').replace(/[‘’]/g, "'").replace(/\s+/g, ' ').trim();
