import { element } from '../dom.js';

/** @typedef {import('../../../../replies/reply.ts').Reply} Reply */

/**
 * The picture of a reply, which opens at its own address; dark where the page is.
 *
 * @param {NonNullable<Reply['picture']>} picture
 * @param {Reply['lang']} lang
 */
export function renderPicture({ kind, topic, alt }, lang) {
  const isDark = document.documentElement.dataset.theme === 'dark';
  const path = `${lang === 'ja' ? '/ja' : ''}/pictures/${kind}${topic === null ? '' : `/${topic}`}.svg`;
  const href = isDark ? `${path}?theme=dark` : path;
  return element('a', { class: 'picture', href }, element('img', { src: href, alt }));
}
