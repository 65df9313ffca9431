/**
 * What a person typed, understood, and what they may be about to type.
 *
 * @typedef {import('./completion.js').Suggestion} Suggestion
 * @typedef {import('../../conversation/setup.ts').TopicChoice} TopicChoice
 * @typedef {import('../../conversation/setup.ts').PageSetup} PageSetup
 * @typedef {import('../api-client.js').Asked} Asked
 * @typedef {import('../../../../library/schema.ts').Lang} Lang
 */

/**
 * A text that calls a command, in parts. An input method for Japanese gives ／ and wide letters.
 * @param {string} text
 */
function asCommand(text) {
  const parts = /^[/／](\S*)(\s.*)?$/u.exec(text);
  if (!parts) return null;
  const [, name = '', rest] = parts;
  return { name: name.normalize('NFKC').toLowerCase(), rest: rest?.trim() };
}

/**
 * What to run, or why it cannot be run.
 *
 * @param {string} text
 * @param {PageSetup} setup
 * @param {Lang} lang
 * @param {boolean} isPublic whether others would read along, as in a channel
 * @returns {Asked | string}
 */
export function understand(text, setup, lang, isPublic) {
  const parts = asCommand(text);
  if (!parts) return { command: 'ask', options: { question: text }, lang, isPublic };
  const { name, rest = '' } = parts;
  const command = setup.commands.find((known) => known.name === name);
  if (!command && setup.channelCommands.includes(name)) {
    return setup.words.channelCommand.replace('{command}', () => `/${name}`);
  }
  if (!command) return setup.words.unknownCommand.replace('{command}', () => `/${shorten(name)}`);
  return { command: command.name, options: command.takes ? { [command.takes]: rest } : {}, lang };
}

/**
 * What was typed, no longer than is worth repeating and without marks that turn text around.
 * @param {string} typed
 */
function shorten(typed) {
  const plain = [...typed.replace(/\p{C}/gu, '')];
  return plain.length > 60 ? `${plain.slice(0, 60).join('')}…` : plain.join('');
}

/**
 * What may follow: the name of a command, or a topic for one.
 *
 * @param {string} typed
 * @param {PageSetup['commands']} commands
 * @param {(typed: string) => Promise<TopicChoice[]>} topicsLike
 * @returns {Promise<Suggestion[]>}
 */
export async function suggestionsFor(typed, commands, topicsLike) {
  const parts = asCommand(typed);
  if (!parts) return [];
  const { name, rest } = parts;
  if (rest === undefined) {
    return commands
      .filter((command) => command.name.startsWith(name))
      .map((command) => ({
        fill: `/${command.name}${command.takes ? ' ' : ''}`,
        name: `/${command.name}`,
        note: command.description,
      }));
  }
  if (!commands.some((command) => command.name === name && command.takes === 'topic')) return [];
  const topics = await topicsLike(rest);
  return topics.map(({ id, title }) => ({ fill: `/${name} ${id}`, name: id, note: title }));
}
