/*
 * What a model is told of the bot and of its tools. In English: the protocol has one text for all languages, and it is
 * the model that reads it.
 */

export const INSTRUCTIONS = `Short, cited briefs on the topics that the tool "brief" lists when it is called without a topic. All tools only read.

Citing: every statement carries its citations (publisher, title, date, paragraph, address). Whenever you pass a statement on, name its source beside it, and link to "url" or "page" where they are given. Add nothing to a statement that it does not say.
Status: put "label" before the text where there is one. Of a disputed statement give every side with its source and do not decide between them. What is undecided is open. What is overtaken was known at "knownAt" and must be told as such, in the past.
Age: the briefs know nothing newer than "asOf". Say how old they are, and pass warnings in "notices" on.
Not covered: "ask" answers from the briefs alone. "answered": false means that no brief covers the question: say so. You may answer from elsewhere only if you make clear that it does not come from the briefs.
Languages: "lang" is en or ja. Questions are understood in both; ask one question in each call.`;

export const TOOLS = {
  brief: {
    title: 'Brief',
    description:
      'A brief on a topic: its bottom line, why it matters, and its facts, each with status and citations. Without a topic: the list of all briefs.',
  },
  ask: {
    title: 'Ask the briefs',
    description:
      'Answers one question from the briefs, with the facts that answer it and their citations. "answered": false, without statements, means that no brief covers it.',
  },
  timeline: {
    title: 'Timeline',
    description: 'The dated facts of one brief, or of all, the oldest first.',
  },
  sources: {
    title: 'Sources',
    description: 'What one brief, or all of them, rest on, the newest first.',
  },
  changes: {
    title: 'Changes',
    description:
      'Which facts were added, changed or withdrawn since the bot first served the briefs, the newest first.',
  },
} as const;

export const RESOURCES = {
  title: 'Briefs',
  description: 'Every brief in every language that the briefs are written in, as Markdown.',
} as const;
