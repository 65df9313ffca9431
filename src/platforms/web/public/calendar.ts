import ical from 'ical-generator';
import { type DateText, type Lang, type Library, timelineOf } from '../../../library/index.ts';
import { briefAddress, Citations, markText } from '../../../replies/index.ts';
import { wordsFor } from '../../../replies/words/index.ts';

/**
 * The dated facts of all briefs as a calendar (RFC 5545): an event of a whole day each. Where only the month or the
 * year is known, it spans all of it, and says so. What has no year has no place in a calendar.
 */
export function factCalendar(library: Library, lang: Lang, origin: string): string {
  const words = wordsFor(lang);
  const calendar = ical({
    name: library.title[lang],
    prodId: { company: 'Briefing Bot', product: 'Timeline', language: lang.toUpperCase() },
  });
  for (const fact of timelineOf(library, null)) {
    const span = spanOf(fact.date);
    if (!span) continue;
    const citations = new Citations(library, lang);
    const block = citations.fact(fact);
    const label = block.label ? `${block.label}${words.colon}` : '';
    const marks = block.marks.map(markText).join('');
    const sides = block.sides.map(({ text, marks }) => `– ${text} ${marks.map(markText).join('')}`);
    const sources = citations
      .list()
      .map(({ publisher, date, genre, place, url }, i) =>
        [`[${i + 1}] ${words.source(publisher, date, genre, place)}`, ...(url ? [url] : [])].join(
          ' ',
        ),
      );
    const when =
      fact.date.length < 10 ? `${words.pages.dayUnknown(words.date(fact.date))}${words.colon}` : '';
    const address = `${origin}${briefAddress(fact.brief, lang, fact.id)}`;
    calendar.createEvent({
      id: `${fact.id}@briefing-bot`,
      ...span,
      allDay: true,
      // When the fact was written is not known to the library: the day it is about never changes.
      stamp: span.start,
      summary: `${when}${label}${fact[lang]}`,
      description: [`${label}${fact[lang]} ${marks}`.trim(), ...sides, '', ...sources].join('\n'),
      url: address,
    });
  }
  return calendar.toString();
}

/** The first day, and the one after the last, in UTC; null: the year is not known. */
function spanOf(date: DateText): { readonly start: Date; readonly end: Date } | null {
  const [year, month, day] = date.split('-').map(Number);
  if (year === undefined || Number.isNaN(year)) return null;
  const start = new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1));
  const end = new Date(start);
  if (day !== undefined) end.setUTCDate(end.getUTCDate() + 1);
  else if (month !== undefined) end.setUTCMonth(end.getUTCMonth() + 1);
  else end.setUTCFullYear(end.getUTCFullYear() + 1);
  return { start, end };
}
