/**
 * Signs of Japanese and Chinese input that look as if they divided YAML, and do not.
 * Source: https://yaml.org/spec/1.2.2/#53-indicator-characters
 */
export const WIDE_COMMA = /[、，､﹑﹐]/u;

/** The remedy for a list that such commas were to divide. */
export const HALF_WIDTH_COMMA =
  'put half-width commas, each with a blank behind it, between the items of a list ([a, b]), or each item on a line of its own';

/** What to write instead of signs in a text, where YAML has not seen the structure that was meant; null: no such sign. */
export function remedyForWideSigns(text: string): string | null {
  if (/^[［【「〔]|[］】」〕]$/u.test(text.trim())) {
    return 'put a list in half-width brackets, with half-width commas between its items: [a, b]';
  }
  if (/：/u.test(text))
    return 'put a half-width colon and a blank behind the name of a field ("id: …")';
  return WIDE_COMMA.test(text) ? HALF_WIDTH_COMMA : null;
}
