/** What the checks of a set-up share: what they find, and a question to a platform's API. */

export { type ApiAnswer, askApi } from './ask-api.ts';
export { type DigestChannel, type Finding, fault, ok } from './finding.ts';
