/** Setting up digests, in English. */
export const digestManagementEn = {
  /** Setting up digests: `/digest` and what it answers. */
  management: {
    title: 'Scheduled digests',
    none: 'No digest is set up here yet. Set one up with /digest add.',
    hint: 'Change one with /digest pause, resume, remove or now, and its id.',
    added: 'Done: this digest is set up.',
    removed: 'Removed. This digest does not come any more:',
    pausedNow: 'Paused. Go on with /digest resume.',
    pausedAlready: 'It is paused already. Go on with /digest resume.',
    resumed: 'It goes on with the next date.',
    resumedAlready: 'It is not paused: it goes on as before.',
    resumeFirst: 'It is paused. Resume it first with /digest resume, then ask again.',
    onItsWay: 'On its way: I am posting it now.',
    nothingToPost: 'Nothing to post: nothing has changed, or the briefs it is about are gone.',
    gone: 'This digest does not exist any more. /digest list shows those that do.',
    tooMany: (most: number) =>
      `This channel has ${most} digests already. Remove one with /digest remove first.`,
    unknownId: (typed: string) =>
      typed === ''
        ? 'Which one? Write its id behind the command; /digest list shows them.'
        : `No digest here has the id “${typed}”. /digest list shows those that there are.`,
    unknownTopic: (typed: string) =>
      `No brief is called “${typed}”. Leave the topics out for all, separate names by commas, or write “all but” before those that you do not want; /brief lists them.`,
    nothingLeftOut: 'All topics but which? Name those that you do not want, too.',
    nothingLeft: 'That leaves no topic. Leave fewer of them out.',
    unknownAction: (typed: string) =>
      `I do not know “/digest ${typed}”. I know add, list, remove, pause, resume, preview and now.`,
    allTopics: 'All topics',
    about: (titles: string) => `About ${titles}`,
    allBut: (titles: string) => `All topics but ${titles}`,
    onlyWhenChanged: 'only when something changed',
    next: (dates: string) => `Next: ${dates}`,
    pausedBecause: (reason: string) => `Paused: ${reason}`,
    pausedOnRequest: 'Paused: on request.',
    onRequest: 'on request.',
    lastPost: 'The last one',
    delivery: (due: string, state: string) => `${due}: ${state}`,
    states: {
      due: 'is about to be posted',
      claimed: 'is being posted',
      doubtful: 'being checked with the platform',
      sent: 'posted',
      quiet: 'nothing had changed',
      missed: 'missed',
      failed: 'refused',
      reported: 'perhaps not posted; look in the channel',
    },
    /** Why a digest cannot be set up in a channel. */
    channelErrors: {
      'channel-gone': 'I do not find that channel.',
      archived: 'That channel is archived or locked. Choose another one.',
      'not-text': 'That channel takes no messages. Choose a text or voice channel, or a thread.',
      forum:
        'A forum takes no messages, only posts of its own. Choose a text channel, or one of the posts in the forum.',
      'only-in-servers': 'Digests are for channels of a server. Use this command there.',
      'not-invited':
        'I am not in that channel. Invite me there with /invite and my name, then try again.',
      'not-joined': 'You are not in that channel. Join it, then try again.',
      'not-yours':
        'You may not manage that channel. You need “Manage Server”, or “Manage Channels” there.',
      direct: 'Digests are for channels, not for direct messages. Choose a channel.',
      'not-permitted':
        'I was installed without the right to see who is in which channel. Whoever runs me finds in my log what to do.',
      later: 'The platform does not answer just now. Try again in a minute.',
    },
    lackingPermissions: (permissions: string) =>
      `I cannot post there: I lack ${permissions}. Give that to my role in that channel, then try again.`,
    permissions: {
      ViewChannel: '“View Channel”',
      SendMessages: '“Send Messages”',
      SendMessagesInThreads: '“Send Messages in Threads”',
      ReadMessageHistory: '“Read Message History”',
    },
    storeUnavailable:
      'I cannot reach my memory just now. Nothing was changed; try again in a minute.',
    form: {
      title: 'Set up a digest',
      submit: 'Set up',
      channel: 'Channel',
      rhythm: 'How often',
      cron: 'Or a cron expression',
      cronHint: 'Five parts, such as 0 9 1 * * for the first of the month; the time is in it',
      time: 'Time',
      zone: 'Time zone',
      topics: 'Topics',
      topicsHint: 'All topics',
      /** A choice among the topics: it turns the others into those that are left out. */
      allBut: 'All topics but the ones that I choose here',
      /** Discord: what to type for a list of topics that are left out. */
      allButTyped: 'All topics but … (go on typing)',
      topicsFull: 'No more fit in here: choose this, or write “all but” and what to leave out',
      besides: (title: string, others: number) =>
        `${title}, with ${others} ${others === 1 ? 'other' : 'others'}`,
      language: 'Language',
      when: 'Post',
      onlyWhenChanged: 'Only when something changed',
      rhythms: {
        daily: 'Every day',
        weekdays: 'Monday to Friday',
        monday: 'Mondays',
        tuesday: 'Tuesdays',
        wednesday: 'Wednesdays',
        thursday: 'Thursdays',
        friday: 'Fridays',
        saturday: 'Saturdays',
        sunday: 'Sundays',
      },
    },
  },
  /** `/digest` where a platform shows its parts. */
  digestCommand: {
    name: 'digest',
    help: 'On Discord and Slack: have a digest posted in a channel at set times',
    description: 'Have a digest posted in a channel at set times',
    actions: {
      add: { name: 'add', description: 'Set up a digest for a channel' },
      list: {
        name: 'list',
        description: 'Show the digests here, and what became of the last ones',
      },
      remove: { name: 'remove', description: 'Remove a digest' },
      pause: { name: 'pause', description: 'Pause a digest' },
      resume: { name: 'resume', description: 'Go on with a paused digest' },
      preview: { name: 'preview', description: 'Show what would be posted; only you see it' },
      now: { name: 'now', description: 'Post a digest now, beside its set times' },
    },
    options: {
      every: {
        name: 'every',
        description: 'daily, weekdays, a day such as friday, or a cron expression',
      },
      time: { name: 'time', description: 'The time of day, such as 9:00; left out, nine' },
      zone: { name: 'zone', description: 'The time zone, such as Asia/Tokyo' },
      topics: {
        name: 'topics',
        description: 'Topics between commas, or “all but” and topics; left out, all',
      },
      language: { name: 'language', description: 'The language of the digest' },
      changes: { name: 'changes', description: 'Only when something changed' },
      channel: { name: 'channel', description: 'The channel; left out, this one' },
      digest: { name: 'digest', description: 'Which digest' },
    },
  },
};

export type DigestManagementWords = typeof digestManagementEn;
