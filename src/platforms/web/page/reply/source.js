import { element, withDates } from '../dom.js';

/**
 * A source on two lines: who, when and where in it; what it is called, with its link.
 *
 * @param {import('../../../../replies/reply.ts').SourceNote} note
 * @param {import('../../conversation/setup.ts').ReplyWords} words
 * @returns {(Node | string)[]}
 */
export function renderSource(note, words) {
  const title = note.title ?? words.untitled;
  const place = note.place
    .split(' ')
    .flatMap((range) => [' ', element('span', { class: 'unbroken' }, range)]);
  return [
    element('strong', {}, note.publisher),
    '\u00a0· ',
    ...withDates(note.date),
    `\u00a0· ${note.genre}\u00a0·`,
    ...place,
    element('br'),
    note.url
      ? element('a', { href: note.url, target: '_blank', rel: 'noopener noreferrer' }, title)
      : title,
  ];
}
