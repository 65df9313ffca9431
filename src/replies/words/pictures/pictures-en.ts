/** The pictures, in English. */
export const picturesEn = {
  pictures: {
    /** What an edge of a structure says. */
    kinds: { commands: 'Command', coordinates: 'Coordination', undecided: 'Undecided' },
    legend: {
      commands: 'reports to the one above',
      coordinates: 'work together, neither commands',
      undecided: 'undecided or disputed',
    },
    with: (kind: string, name: string) => `${kind} with ${name}`,
    /** An edge in words: the kind of it, its ends, what else there is to say. */
    edge: {
      commands: (from: string, to: string) => `${to}: under ${from}`,
      coordinates: (from: string, to: string) => `${from} and ${to}: coordination`,
      undecided: (from: string, to: string) => `${from} and ${to}: undecided`,
      disputed: (from: string, to: string) => `${from} and ${to}: disputed`,
    },
    /** A sentence of the text for those who do not see a picture, with whose word it is. */
    sourced: (said: string, publisher: string) => `${said} (${publisher}). `,
    structureAlt: (title: string, edges: string) => `${title}. ${edges}`,
    timelineAlt: (title: string, count: number, first: string, last: string) =>
      `${title}: ${count} dated statements, ${first === last ? first : `from ${first} to ${last}`}.`,
    sentences: (first: string, second: string) =>
      `${first} ${second[0]?.toUpperCase()}${second.slice(1)}.`,
    counts: (label: string, count: number) => `${label}: ${count}`,
    /** What the shape of a mark says of its date. */
    certainty: {
      day: 'day known',
      month: 'only the month known',
      year: 'only the year known',
      yearless: 'year not given',
      planned: 'announced, not confirmed since',
      open: 'undecided or disputed',
    },
    years: (count: number) => `${count} years`,
    until: (when: string) => `up to ${when}`,
    decade: (from: number) => `${from}s`,
    more: (count: number) => `and ${count} more`,
    jump: 'Skip the picture',
  },
};
