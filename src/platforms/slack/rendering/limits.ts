/**
 * What Slack takes at most; everything counts UTF-16 units.
 * Sources: https://docs.slack.dev/reference/block-kit/blocks (blocks),
 * https://docs.slack.dev/reference/block-kit/block-elements (elements),
 * https://docs.slack.dev/reference/block-kit/composition-objects (texts and options),
 * https://docs.slack.dev/reference/app-manifest (manifest).
 */
export const LIMITS = {
  messageBlocks: 50,
  viewBlocks: 100,
  /**
   * A whole message's blocks as JSON. Undocumented: apps saw `msg_blocks_too_long` from 13,172
   * characters on, see https://github.com/slackapi/bolt-js/issues/2509.
   */
  messageJson: 12_000,
  /** The text of a message beside its blocks: what notifications show. */
  text: 4000,
  header: 150,
  /** What a picture shows, in words: 1,000 for a file, 2,000 in a block. Source: the pages of files.getUploadURLExternal. */
  altText: 1000,
  imageUrl: 3000,
  /** Slack states no limit; as much as is read. */
  fileTitle: 200,
  contextElements: 10,
  /** A text object, as in a context or a section. */
  textObject: 3000,
  actionElements: 25,
  actionId: 255,
  buttonText: 75,
  buttonValue: 2000,
  placeholder: 150,
  selectOptions: 100,
  optionText: 75,
  optionValue: 150,
  modalTitle: 24,
  prompts: 4,
  commandDescription: 2000,
  usageHint: 1000,
  shortcutDescription: 150,
  appName: 35,
  appDescription: 140,
  agentDescription: 300,
  /**
   * "Several hundred messages per minute" in a workspace, and one a second (ms) in a channel.
   * Source: https://docs.slack.dev/apis/web-api/rate-limits
   */
  posting: { perSecond: 5, perChannelMs: 1000 },
} as const;

/** As much of a page as reads well on a phone, without its sources; longer briefs get more pages. */
export const PREFERRED_LENGTH = { en: 2000, ja: 1200 } as const;
