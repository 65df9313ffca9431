import type { DateText, Lang } from '../../library/index.ts';
import { aboutEn } from './about-en.ts';
import { ageEn } from './age-en.ts';
import { digestEn } from './digests/digest-en.ts';
import { digestManagementEn } from './digests/digest-management-en.ts';
import { installEn } from './install-en.ts';
import { askedIn, languagesEn, writtenIn } from './languages-en.ts';
import { pageEn } from './page/page-en.ts';
import { pagesEn } from './pages-en.ts';
import { picturesEn } from './pictures/pictures-en.ts';

const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

/** "24 March 2025", "March 2025", "1957", "July, year not given": as precise as the date is. */
function date(text: DateText): string {
  const [year, month, day] = text.split('-');
  const name = MONTHS[Number(month) - 1];
  if (year === 'XXXX') return `${name}, year not given`;
  if (day) return `${Number(day)} ${name} ${year}`;
  return name ? `${name} ${year}` : text;
}

/** English: plain, active, short. */
export const en = {
  language: 'English',
  date,
  listOf: (names: readonly string[]) => names.join(', '),
  /** How the parts of a line are put together. */
  colon: ': ',
  dot: ' · ',
  noted: (name: string, note: string) => `${name} · ${note}`,
  undated: 'undated',
  source: (publisher: string, date: string, genre: string, place: string) =>
    `${publisher}, ${date} (${genre}), ${place}`,
  paragraphs: (numbers: string) => `¶\u00a0${numbers}`,
  seenInPart: 'seen in part',
  /** Between a sentence and its citations: a space at which no line breaks. */
  joint: '\u00a0',
  noLink: 'no link known',
  bottomLine: 'Bottom line',
  whyItMatters: 'Why it matters',
  facts: {
    heading: 'What is reported',
    open: 'Undecided or disputed',
    disputed: 'Disputed',
    undecided: 'Undecided',
  },
  /** What time has overtaken. */
  overtaken: {
    heading: 'Known earlier',
    knownIn: (when: string, isDay: boolean) => `As known ${isDay ? 'on' : 'in'} ${when}`,
    heldUntil: (when: string) => `As known until ${when}`,
    openThen: (open: string, then: string) => `${open} (${then[0]?.toLowerCase()}${then.slice(1)})`,
  },
  terms: 'Terms',
  sourcesHeading: 'Sources',
  untitled: 'Headline not known',
  /** In place of a headline: what the source is about, in the editor's words. */
  about: (what: string) => `About ${what}`,
  sourceKinds: {
    primary: 'Primary source',
    press: 'Press',
    analysis: 'Analysis',
    aggregator: 'Aggregator',
  },
  index: {
    titleOf: (library: string) => `Briefs: ${library}`,
    ungrouped: 'Other topics',
    hint: 'Type /brief and a topic, or choose one below.',
    topicNote: (id: string, asOf: string) => `${id} · as of ${asOf}`,
  },
  timeline: {
    title: 'Timeline',
    titleOf: (topic: string) => `Timeline: ${topic}`,
    empty: 'This brief has no dated facts.',
  },
  sources: {
    title: 'Sources',
    titleOf: (topic: string) => `Sources: ${topic}`,
    intro:
      'Everything the briefs say rests on these. Every statement names its paragraphs (¶), or the source alone where only a part of it was seen.',
    ofAnswer: {
      title: 'Sources of the answer',
      intro: 'What the answer rests on, and what else the briefs have from the same places.',
    },
    alsoHere: 'Other statements that rest on the same places:',
  },
  help: {
    title: 'What I can do',
    intro:
      'I hold short, cited briefs. Every statement names its source, and you see how old it is.',
  },
  unknownTopic: {
    title: 'No such brief',
    text: (typed: string) => `No brief is called “${typed}”.`,
    didYouMean: 'Did you mean one of these?',
    all: 'These are all the briefs:',
  },
  answer: {
    no: 'No.',
    from: (titles: readonly string[]) => `From ${titles.map((t) => `“${t}”`).join(', ')}`,
    miss: 'No brief covers that.',
    nearest: 'These topics come nearest:',
    near: 'No brief answers that for certain. The closest statements:',
    noneOf: (asked: string) => `Nothing in the briefs is about “${asked}”.`,
    unmet: (asked: string) => `Nothing in the briefs is about “${asked}”. What they do have:`,
    asOfNewest: (newest: string) => `As of the newest source, ${newest}:`,
    moreEvents: (count: number) => `${count} more in that period: see the timeline.`,
    uncertain: 'No brief answers that for certain.',
    showClosest: 'Show me the closest statements',
    reworded: 'Other words may help, or open a topic.',
    cut: 'That was long: I read up to 2,000 characters and answer the first question.',
    more: 'I answer up to three questions at once. Please ask the others again.',
    gone: 'These facts are no longer in the briefs.',
    empty: (langs: readonly Lang[]) => `Write me a question in words, ${askedIn(langs)}.`,
    greeting: 'Hello! Ask me a question, or name a topic.',
    thanks: 'You are welcome.',
    rated: 'Thank you. Your vote was counted, without your name.',
    helpful: 'Helpful',
    unhelpful: 'Not helpful',
  },
  buttons: {
    timeline: 'Timeline',
    sources: 'Sources',
    brief: 'Back to the brief',
    index: 'All briefs',
    related: 'Related briefs',
    open: 'Open a brief',
    switchLanguage: '日本語で読む',
  },
  check: {
    /** How a message is written that brings a statement to be checked. */
    typed: 'check: statement',
    help: 'As a message to me: see what the briefs say on each part of a statement',
    /** Of the command that does the same on the page. */
    description: 'See what the briefs say on each part of a statement',
    of: (beginning: string) => `Checked: “${beginning}”`,
    found: 'These facts bear on the message:',
    supported: (parts: readonly string[]) => `The same in the briefs: ${quoted(parts)}.`,
    contradicted: (parts: readonly string[]) =>
      `The briefs say something else than ${quoted(parts)}.`,
    other: (said: string, held: string) =>
      `Where the message says “${said}”, the briefs say “${held}”.`,
    notCovered: (parts: readonly string[]) =>
      `I could neither confirm nor rule out ${quoted(parts)}.`,
    rest: 'I compare only single parts: dates, figures, names, places. Please compare who did what, and the rest, with the facts below.',
    cut: 'That is long: I read its beginning, up to 15 sentences or 2,000 characters.',
    empty: 'I found no text to check. To have a statement checked, write “check: statement”.',
  },
  ...aboutEn,
  ...ageEn,
  ...pagesEn,
  ...picturesEn,
  ...digestEn,
  ...digestManagementEn,
  ...languagesEn,
  ...installEn,
  /** What only chat platforms need to say. */
  chat: {
    post: 'Post here for everyone',
    previous: 'Previous',
    next: 'Next',
    page: (page: number, of: number) => `${page} / ${of}`,
    continued: (label: string) => `${label} (continued)`,
    rest: 'Continued',
    stale: 'This no longer works: I have changed since. Type / to see what I can do now.',
    tooFast: (seconds: number) => `That was a lot at once. I answer again in ${seconds} s.`,
    byRole:
      'Discord lets me read only what mentions me by name, and that was my role. Please choose my name and ask again.',
    failed: 'I could not answer that, and the fault is mine. Please try again.',
    posted: 'This has been posted here already.',
    unreadable:
      'Discord does not show me that message. To have it checked, open its menu and choose Apps → Check against briefs.',
    presence: (asOf: string) => `Briefs as of ${asOf}`,
  },
  /** What only Slack needs to say. */
  slack: {
    share: 'Share to channel',
    unreadable:
      'Slack does not show me that message. To have it checked, open its menu (⋮) and choose “Check against briefs”.',
    open: 'Open',
    close: 'Close',
    /** Of languages: no choice of one's own. */
    asInSlack: 'As in my Slack',
    /** Behind the bot's name, while it works. */
    status: 'is looking in the briefs…',
    prompts: 'You could ask',
    search: 'Ask or search',
    searchHint: (langs: readonly Lang[]) => `A question or a topic, ${askedIn(langs)}`,
    about: (langs: readonly Lang[]) => `Short briefs with their sources, ${writtenIn(langs)}.`,
    agent: (langs: readonly Lang[]) =>
      `Ask in your own words, ${askedIn(langs)}. Every statement in an answer names its source; what no brief covers is said to be so.`,
  },
  /** The names of commands and options where a platform translates them. */
  names: {
    brief: 'brief',
    ask: 'ask',
    timeline: 'timeline',
    sources: 'sources',
    help: 'help',
    check: 'Check against briefs',
    privacy: 'privacy',
    topic: 'topic',
    question: 'question',
    text: 'text',
    public: 'public',
  },
  /** The option that every command has where an answer can be for one person only. */
  publicOption: 'Show the answer to everyone here',
  commands: {
    brief: {
      description: 'Show a brief, or the list of all briefs',
      options: { topic: (langs: readonly Lang[]) => `A topic: its name, ${askedIn(langs)}` },
    },
    timeline: {
      description: 'Show what happened when, for one topic or for all',
      options: { topic: () => 'A topic; leave it out for all' },
    },
    sources: {
      description: 'Show what the briefs rest on, with links',
      options: { topic: () => 'A topic; leave it out for all' },
    },
    ask: {
      description: 'Ask a question in your own words',
      options: { question: (langs: readonly Lang[]) => `Your question, ${askedIn(langs)}` },
    },
    help: { description: 'Show what this bot can do', options: {} },
    privacy: { description: 'See and delete what is stored about you', options: {} },
    check: { description: 'Find the facts that bear on a message', options: {} },
  },
  page: pageEn,
};

export type Words = typeof en;

function quoted(parts: readonly string[]): string {
  return parts.map((part) => `“${part}”`).join(', ');
}
