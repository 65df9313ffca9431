/** What the bot says of itself, in English. */
export const aboutEn = {
  /** What is stored about who asks. */
  privacy: {
    title: 'What I store about you',
    kept: 'In my database, under your id:',
    language: (language: string) => `The language that you chose: ${language}.`,
    digests: (count: number) =>
      count === 1
        ? 'That you set up a digest, so that I can tell you if I may not post it any more.'
        : `That you set up ${count} digests, so that I can tell you if I may not post them any more.`,
    nothing: 'Nothing is stored about you.',
    forget: 'Delete it',
    deleted: 'Deleted just now:',
    goOn: 'Digests that you set up go on: they belong to their channels. /digest remove ends one.',
    nobody:
      'Nothing is stored about you here: there is no id by which I could know you. On Discord and Slack, /privacy shows what is stored there.',
    unavailable: 'My database does not answer. Please try again in a minute.',
    always:
      'Your questions are not stored; at most, single words that no brief covers are counted. Votes are counted without names. For ten minutes I know which brief you last asked about, so that “and when?” is understood.',
  },
  aboutBot: {
    age: (newest: string) =>
      `The newest source of these briefs is dated ${newest}. What has happened since is not in them. Each reply names the date of what it shows.`,
    updates: (newest: string) =>
      `There is no fixed day: editors add sources, and I serve the new briefs within seconds. The newest source so far is dated ${newest}; a digest tells a channel what has changed.`,
    ai: 'No AI writes my answers. I pick statements that editors wrote from published articles, by the words of your question; a small model on the same machine may compare meanings where words do not decide. Where nothing fits, I say so.',
    trust:
      'Please check me: each statement was written by an editor from a published source, which stands below it with its date. Sources and editors can be wrong, and things change; whoever runs this bot wants to hear of it.',
    privacyOf: (always: string) =>
      `${always} With /privacy I show what is stored about you, and delete it if you like.`,
    complaint:
      'I am sorry that this was no help. Other words may do better, or the name of a topic.',
    operator:
      'I am run by whoever added me here: ask those who manage this server, workspace or page. Editors write the briefs from published articles, and my program is open source.',
    start: (title: string) => `Begin with “${title}”. These are all the topics:`,
    pdf: 'I cannot make a PDF. Open a brief and print or copy it from where you read it.',
    digest:
      'A digest is set up in a channel on Discord or Slack: type /digest there, if you may manage that channel. On the page and in direct messages there is none.',
    disputes: (count: number) =>
      count === 1
        ? 'The sources disagree on one point:'
        : `The sources disagree on ${count} points. Some of them:`,
    noDisputes: 'In what these briefs cover, no dispute between sources is noted.',
    nothingToRepeat: 'There is no reply of the last ten minutes that I could repeat. Please ask.',
  },
};
