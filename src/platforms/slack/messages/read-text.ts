import { looksJapanese } from '../../../library/text/index.ts';
import { instantIn } from '../../shared/messages/index.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/**
 * What somebody wrote, as they see it: without mentions of people and groups, links and channels by
 * their names, dates as days of `zone`, entities as signs.
 * Source: https://docs.slack.dev/messaging/formatting-message-text
 */
export function readText(raw: string, zone = 'UTC'): string {
  return withoutEntities(
    raw.replace(
      /<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g,
      (_, sign: string, target: string, label?: string) => {
        if (sign === '!') return specialIn(target, label, raw, zone);
        if (sign === '@') return ' ';
        return sign === '#' ? `#${label ?? ''}` : (label ?? target);
      },
    ),
  ).trim();
}

/** Text whose three escaped signs are signs again. */
export const withoutEntities = (escaped: string): string =>
  escaped.replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity] ?? entity);

/** `!date^1392734382^{date} at {time}^https://…|fallback` is a date; all others ping somebody. */
function specialIn(target: string, label: string | undefined, text: string, zone: string): string {
  const [kind, seconds, format = ''] = target.split('^');
  if (kind !== 'date') return ' ';
  return readDate({ timestamp: Number(seconds), format, fallback: label }, text, zone);
}

type SlackDate = {
  readonly timestamp: number;
  readonly format: string;
  readonly fallback?: string | undefined;
};

/**
 * A date as Slack shows it in a sentence: its format filled in, in the language of `sentence`; what the
 * sender gave as a fallback where Slack could not show it either.
 * Source: https://docs.slack.dev/messaging/formatting-message-text#date-formatting
 */
export function readDate(
  { timestamp, format, fallback = '' }: SlackDate,
  sentence: string,
  zone: string,
): string {
  const words = sentence.replace(/<![^<>]*>/g, '');
  const shown = instantIn(timestamp, zone, looksJapanese(words) ? 'ja' : 'en');
  if (!shown) return fallback;
  const filled = format.replace(/\{(\w+)\}/g, (token, name: string) => {
    if (name.startsWith('time')) return shown.time;
    return /^(?:date|day|ago)/.test(name) ? shown.date : token;
  });
  return filled.trim() || fallback || shown.date;
}
