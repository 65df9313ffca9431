/** What the bot says of itself, in English. */
export const aboutEn = {
  aboutBot: {
    age: (newest: string) =>
      `The newest source of these briefs is dated ${newest}. What has happened since is not in them. Each reply names the date of what it shows.`,
    updates: (newest: string) =>
      `There is no fixed day: editors add sources, and I serve the new briefs within seconds. The newest source so far is dated ${newest}; a digest tells a channel what has changed.`,
    ai: 'No AI writes my answers. I pick statements that editors wrote from published articles, by the words of your question; a small model on the same machine may compare meanings where words do not decide. Where nothing fits, I say so.',
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
