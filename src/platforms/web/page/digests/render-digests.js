import { element } from '../dom.js';

/**
 * @typedef {import('../../digests.ts').DigestsView} DigestsView
 * @typedef {import('../../digests.ts').SubscriptionView} SubscriptionView
 * @typedef {import('../../digests.ts').DeliveryView} DeliveryView
 * @typedef {import('./digests.js').DigestWords} DigestWords
 *
 * A cell's content; an empty one has nothing to say.
 * @typedef {Node[]} Cell
 */

/**
 * The digests as two tables, or how to begin.
 *
 * @param {DigestsView} seen
 * @param {DigestWords} words
 * @returns {Node[]}
 */
export function renderDigests({ subscriptions, more, deliveries }, words) {
  const setUp =
    subscriptions.length === 0
      ? [element('p', { class: 'plain' }, words.empty)]
      : [
          renderTable(
            words.setUp,
            [words.channel, words.schedule, words.next, words.content],
            subscriptions.map((one) => [
              renderPlace(one.place, words),
              [
                element('code', {}, one.cron),
                line(one.zone, 'whole'),
                line(`ID ${one.id}`, 'whole note'),
              ],
              renderNext(one, words),
              renderContent(one, words),
            ]),
          ),
        ];
  if (more > 0) setUp.push(line(words.more.replace('{count}', String(more)), 'note'));
  const delivered =
    deliveries.length === 0
      ? element('p', { class: 'note' }, words.nothing)
      : renderTable(
          words.delivered,
          [words.due, words.channel, words.state, words.reason, words.post],
          deliveries.map((one) => [
            [renderMoment(one.slot)],
            renderPlace(one.place, words),
            [renderState(one, words)],
            one.reason === null ? [] : [element('span', { lang: 'en' }, one.reason)],
            one.link === null ? [] : [renderLink(one.link, words)],
          ]),
        );
  return [element('h2', {}, words.setUp), ...setUp, element('h2', {}, words.delivered), delivered];
}

/**
 * Narrow screens show each row as a card (digests.css), which takes a table's roles away: so they
 * are written down.
 *
 * @param {string} label
 * @param {readonly string[]} heads
 * @param {readonly (readonly Cell[])[]} rows
 */
function renderTable(label, heads, rows) {
  const head = element(
    'tr',
    { role: 'row' },
    ...heads.map((name) => element('th', { role: 'columnheader', scope: 'col' }, name)),
  );
  const body = rows.map((cells) =>
    element(
      'tr',
      { role: 'row' },
      ...cells.map((cell, i) =>
        element('td', { role: 'cell', 'data-head': heads[i] ?? '' }, element('div', {}, ...cell)),
      ),
    ),
  );
  return element(
    'table',
    { role: 'table', class: 'digests', 'aria-label': label },
    element('thead', { role: 'rowgroup' }, head),
    element('tbody', { role: 'rowgroup' }, ...body),
  );
}

/** @param {SubscriptionView['place']} place @param {DigestWords} words */
function renderPlace({ platform, server, channel }, words) {
  const [name, around] =
    platform === 'discord' ? ['Discord', words.server] : ['Slack', words.workspace];
  return [
    line(name, 'platform'),
    line(`${words.channel} ${channel}`, 'whole'),
    line(`${around} ${server}`, 'whole note'),
  ];
}

/** @param {SubscriptionView} of @param {DigestWords} words */
function renderNext({ next, paused }, words) {
  if (paused !== null) {
    return [element('span', { class: 'label' }, words.paused), line(paused)];
  }
  if (next.length === 0) return [line(words.never)];
  return next.map((slot) => element('div', {}, renderMoment(slot)));
}

/** @param {DeliveryView['slot']} moment */
const renderMoment = ({ at, local }) => element('time', { datetime: at }, local);

/** @param {SubscriptionView} of @param {DigestWords} words */
function renderContent({ lang, topics, isAllBut, onlyWhenChanged }, words) {
  const intro = isAllBut ? [line(words.allBut)] : [];
  const titles = topics?.map(({ title }) => line(title)) ?? [line(words.all)];
  const only = onlyWhenChanged ? [line(words.onlyChanges)] : [];
  return [...intro, ...titles, line(words.languages[lang]), ...only];
}

/** States of which an operator should know stand out. */
const STRIKING = new Set(['doubtful', 'missed', 'failed', 'reported']);

/** @param {DeliveryView} of @param {DigestWords} words */
const renderState = ({ state }, words) =>
  element('span', STRIKING.has(state) ? { class: 'label' } : {}, words.states[state]);

/** @param {string} href @param {DigestWords} words */
const renderLink = (href, words) =>
  element('a', { href, target: '_blank', rel: 'noopener noreferrer' }, words.open);

/** @param {string} text @param {string} [kind] */
const line = (text, kind) => element('div', kind ? { class: kind } : {}, text);
