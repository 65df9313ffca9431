import type { DateText } from '../../library/index.ts';
import { normalise } from './normalise.ts';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

const ENGLISH =
  /\b(?:(\d{1,2})(?:st|nd|rd|th)? )?(?:(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (?:(\d{1,2})(?:st|nd|rd|th)?,? )?)?((?:19|20)\d\d)\b/i;
const JAPANESE = /((?:19|20)\d\d)年(?:(\d{1,2})月)?/;

/**
 * The month or year that a question names ("in March 2025", 「2025年3月」), as precise as it is but for the day;
 * null: it names none, and asks about now.
 */
export function askedTimeOf(question: string): DateText | null {
  const text = normalise(question);
  const japanese = JAPANESE.exec(text);
  if (japanese) return dateOf(japanese[1], Number(japanese[2] ?? 0));
  const english = ENGLISH.exec(text);
  if (!english) return null;
  return dateOf(english[4], MONTHS.indexOf((english[2] ?? '').toLowerCase()) + 1);
}

const dateOf = (year: string | undefined, month: number) =>
  (month >= 1 && month <= 12 ? `${year}-${String(month).padStart(2, '0')}` : year) as DateText;
