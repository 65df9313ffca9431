/** The public pages, in English. */
export const pagesEn = {
  changes: {
    titleOf: (library: string) => `Changes: ${library}`,
    kinds: { added: 'New', changed: 'Changed', withdrawn: 'Withdrawn' },
    none: 'Nothing in the briefs has changed since the bot first served them.',
  },
  /** Of the button that opens the page of what a reply shows. */
  openPage: 'Open as a page',
  pages: {
    skip: 'Skip to the text',
    briefs: 'Briefs',
    timeline: 'Timeline',
    sources: 'Sources',
    changes: 'Changes',
    related: 'Related briefs',
    otherLanguage: '日本語',
    /** What a citation opens. */
    citation: (n: number, paragraph: number | null) =>
      paragraph === null ? `Source ${n}` : `Source ${n}, paragraph ${paragraph}`,
    alsoHere: 'Also rests on this place:',
    moreHere: (count: number | string) => `and ${count} more`,
    close: 'Close',
    dayUnknown: (when: string) => `${when}, day not given`,
    feed: 'Feed of the changes',
    calendar: 'Calendar file (.ics)',
    linkTo: 'Link to this statement',
    printed: (address: string) => `From ${address}`,
    notFound: 'Nothing is at this address.',
    about:
      'Short briefs, each statement with its source. The bot that serves them answers questions on Discord and Slack.',
  },
};
