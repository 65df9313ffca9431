/**
 * Buttons of which one is pressed, told apart by an attribute.
 *
 * @param {string} attribute
 * @param {(value: string) => void} onChosen
 * @returns {(value: string) => void} shows which is pressed
 */
export function addChoice(attribute, onChosen) {
  const buttons = [...document.querySelectorAll(`button[${attribute}]`)];
  const choiceOf = (/** @type {Element} */ button) => button.getAttribute(attribute) ?? '';
  for (const button of buttons) button.addEventListener('click', () => onChosen(choiceOf(button)));
  return (value) => {
    for (const button of buttons) {
      button.setAttribute('aria-pressed', String(choiceOf(button) === value));
    }
  };
}
