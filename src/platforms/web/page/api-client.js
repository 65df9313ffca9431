/**
 * What the page asks of the server. Each call rejects when the server does not answer.
 *
 * @typedef {import('../conversation/setup.ts').PageSetup} PageSetup
 * @typedef {import('../conversation/setup.ts').TopicChoice} TopicChoice
 * @typedef {import('../conversation/answer.ts').Answer} Answer
 * @typedef {import('../api.ts').ActionResult} ActionResult
 * @typedef {import('../digests.ts').DigestsView} DigestsView
 * @typedef {import('../../../replies/reply.ts').Invocation} Invocation
 * @typedef {import('../../../library/schema.ts').Lang} Lang
 *
 * A request; public, where others would see the reply.
 * @typedef {Invocation & { readonly isPublic?: boolean }} Asked
 */

/** How long (ms) the server may take; it answers from memory. */
const PATIENCE_MS = 10_000;

/** @param {Lang} lang @returns {Promise<PageSetup>} */
export const fetchSetup = (lang) => getJson(`api/setup?lang=${lang}`);

/** More of a text than this no topic has, and an address holds only so much. */
const LONGEST_TYPED = 100;

/** @param {string} typed @param {Lang} lang @returns {Promise<TopicChoice[]>} */
export function fetchTopics(typed, lang) {
  const start = encodeURIComponent(typed.slice(0, LONGEST_TYPED).toWellFormed());
  return getJson(`api/topics?lang=${lang}&typed=${start}`);
}

/**
 * @param {Asked} invocation
 * @param {string} conversation what was said in it before is remembered for a while
 * @returns {Promise<Answer>}
 */
export const runCommand = async (invocation, conversation) =>
  (await post('api/command', { ...invocation, conversation })).json();

/**
 * @param {'discord' | 'slack'} platform
 * @param {string} id what a button holds, as that platform would send it back
 * @param {string} conversation
 * @returns {Promise<ActionResult>}
 */
export const fetchAction = async (platform, id, conversation) =>
  (await post('api/press', { platform, id, conversation })).json();

/** @param {readonly string[]} facts @param {'up' | 'down'} vote */
export const sendRating = (facts, vote) => post('api/rating', { facts, vote });

/**
 * The digests, or why the bot cannot tell.
 * @param {Lang} lang
 * @returns {Promise<DigestsView | { error: string }>}
 */
export async function fetchDigests(lang) {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  return (await fetch(`api/digests?lang=${lang}`, { signal })).json();
}

/** @param {string} path @param {object} body */
const post = (path, body) =>
  request(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });

/** @param {string} path */
const getJson = async (path) => (await request(path)).json();

/** @param {string} path @param {RequestInit} [init] */
async function request(path, init) {
  const response = await fetch(path, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) });
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  return response;
}
