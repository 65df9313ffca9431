const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/**
 * What somebody wrote, as they see it: without mentions of people and groups, links and channels by
 * their names, entities as signs.
 * Source: https://docs.slack.dev/messaging/formatting-message-text
 */
export function readText(raw: string): string {
  return raw
    .replace(
      /<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g,
      (_, sign: string, target: string, label?: string) => {
        if (sign === '@' || sign === '!') return ' ';
        return sign === '#' ? `#${label ?? ''}` : (label ?? target);
      },
    )
    .replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity] ?? entity)
    .trim();
}
