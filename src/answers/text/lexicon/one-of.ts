/** A whole message that is worded in one of some ways, each a pattern. */
export const oneOf = (...wordings: readonly string[]): RegExp =>
  new RegExp(`^(?:${wordings.join('|')})$`);
