import { quotationsIn, wordsOf } from './words.ts';

/** A quotation of an official has fewer words than this. */
const TOO_LONG = 15;

/** What is wrong with the quotations of a text: not in any one paragraph cited, or too long. */
export function quotationFaults(
  text: string,
  paragraphs: readonly string[],
): readonly { wrong: string; remedy: string }[] {
  const faults = quotationsIn(text).flatMap((quotation) => {
    const length = wordsOf(quotation).length;
    if (length >= TOO_LONG) {
      const wrong = `the quotation “${quotation}” has ${length} words`;
      return { wrong, remedy: `quote fewer than ${TOO_LONG} words` };
    }
    if (paragraphs.some((paragraph) => isIn(quotation, paragraph))) return [];
    const wrong = `the quotation “${quotation}” is not word for word in a cited paragraph`;
    return { wrong, remedy: 'quote exactly, or cite the paragraph that has it' };
  });
  if (/"/.test(text) || /“[^”]*(?:“|$)|^[^“]*”/.test(text)) {
    const wrong = 'a quotation mark is straight or has no partner';
    faults.push({ wrong, remedy: 'put quotations between “ and ”' });
  }
  return faults;
}

/** Word for word, but for the case of the first letter, curly quotes and a closing , or . */
function isIn(quotation: string, paragraph: string): boolean {
  const words = typeset(quotation).replace(/[.,]$/, '');
  const rest = words.slice(1);
  const forms = [words, words.charAt(0).toLowerCase() + rest, words.charAt(0).toUpperCase() + rest];
  const either = forms.map((form) => RegExp.escape(form)).join('|');
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${either})(?![\\p{L}\\p{N}])`, 'u').test(
    typeset(paragraph),
  );
}

const typeset = (text: string) =>
  text.normalize('NFKC').replace(/[‘’]/g, "'").replace(/\s+/g, ' ').trim();
