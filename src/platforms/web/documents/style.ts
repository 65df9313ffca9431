import { readFileSync } from 'node:fs';

/** The one style of all pages. */
export const documentStyle = (): string =>
  readFileSync(new URL('./document.css', import.meta.url), 'utf8');
