/**
 * What Discord takes at most; everything counts UTF-16 units, the strictest way to count.
 * Sources: https://discord.com/developers/docs/components/reference (components),
 * https://discord.com/developers/docs/interactions/receiving-and-responding (choices),
 * https://discord.com/developers/docs/interactions/application-commands (commands).
 */
export const LIMITS = {
  /** Components of a message, nested ones counted. */
  components: 40,
  /** Text of all text displays of a message; Discord's pages do not state it, its answers do. */
  text: 4000,
  /** What a picture shows, in words. */
  altText: 1024,
  rowButtons: 5,
  selectOptions: 25,
  customId: 100,
  buttonLabel: 80,
  optionLabel: 100,
  optionValue: 100,
  placeholder: 150,
  choices: 25,
  choiceName: 100,
  choiceValue: 100,
  /** An activity's state. */
  presence: 128,
  /** A question that is typed as an option of a command. */
  optionLength: 2000,
  /** A list of topics, typed by hand; one that is chosen has `choiceValue`. */
  topicsLength: 1000,
  /** Of all that a bot asks for, but answers to interactions; https://discord.com/developers/docs/topics/rate-limits. */
  requestsPerSecond: 50,
  /** Where digests alone are paced: the others need some as well. */
  postsPerSecond: 49,
} as const;

/** As much of a page as reads well on a phone, without its sources; longer briefs get more pages. */
export const PREFERRED_LENGTH = { en: 2000, ja: 1200 } as const;
