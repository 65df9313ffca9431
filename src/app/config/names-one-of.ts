/** Whether a line that tells of settings names one of these, in full. */
export const namesOneOf = (line: string, names: readonly string[]): boolean =>
  names.some((name) => new RegExp(`\\b${name}\\b`).test(line));
