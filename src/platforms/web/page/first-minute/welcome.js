import { element } from '../dom.js';

/**
 * What a newcomer reads first: what this is, and questions to try.
 *
 * @param {string} text
 * @param {import('../../conversation/setup.ts').PageSetup} setup
 * @param {string} lang
 * @param {(question: string) => void} onQuestion
 */
export function renderWelcome(text, { words, questions, textLang }, lang, onQuestion) {
  const buttons = questions.map((question) => {
    const button = element('button', { type: 'button', lang: textLang }, question);
    button.addEventListener('click', () => onQuestion(question));
    return button;
  });
  const said = element('p', {}, text);
  if (buttons.length === 0) return element('div', { class: 'plain notice', lang }, said);
  const label = element('p', { class: 'small' }, words.questions);
  const choices = element('div', { class: 'questions' }, ...buttons);
  return element('div', { class: 'plain notice', lang }, said, label, choices);
}
