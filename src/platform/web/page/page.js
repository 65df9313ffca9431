import { addCompletion, isOfInputMethod } from './completion.js';
import { byId, element } from './dom.js';
import { drawReply } from './draw-reply.js';
import { fetchSetup, fetchTopics, runCommand, sendRating } from './server.js';

/**
 * The page: a conversation like in a chat program. Nothing of it is kept; a reload starts anew.
 *
 * @typedef {import('./server.js').PageSetup} PageSetup
 * @typedef {import('./server.js').Invocation} Invocation
 * @typedef {import('./server.js').Lang} Lang
 * @typedef {import('./completion.js').Suggestion} Suggestion
 */

const input = byId('message', HTMLInputElement);
const status = byId('status', HTMLElement);
const theme = byId('theme', HTMLButtonElement);
const tabs = { channel: tabOf('channel'), direct: tabOf('direct') };

/** @type {Lang} */
let lang = firstLang();
/** @type {PageSetup} */
let setup = await fetchSetup(lang);
/** @type {keyof typeof tabs} */
let open = 'channel';
/** A command is on its way. */
let waiting = false;

/** @param {string} name */
function tabOf(name) {
  const panel = byId(`panel-${name}`, HTMLElement);
  const log = panel.querySelector('.log');
  if (!(log instanceof HTMLElement)) throw new Error(`the page lacks the log of ${name}`);
  // Not randomUUID: browsers have it on secure addresses only.
  const conversation = crypto.getRandomValues(new Uint32Array(4)).join('-');
  return { button: byId(`tab-${name}`, HTMLButtonElement), panel, log, conversation };
}

/** The language named in the address, else the browser's. @returns {Lang} */
function firstLang() {
  const named = new URLSearchParams(location.search).get('lang') ?? navigator.language;
  return named.startsWith('ja') ? 'ja' : 'en';
}

// --- words ---------------------------------------------------------------------------------

function showWords() {
  document.documentElement.lang = lang;
  document.title = setup.words.title;
  /** @type {Record<string, string>} */
  const words = setup.words;
  for (const node of document.querySelectorAll('[data-word]')) {
    node.textContent = words[node.getAttribute('data-word') ?? ''] ?? '';
  }
  for (const node of document.querySelectorAll('[data-label]')) {
    node.setAttribute('aria-label', words[node.getAttribute('data-label') ?? ''] ?? '');
  }
  byId('languages', HTMLElement).setAttribute('aria-label', setup.words.language);
  byId('tabs', HTMLElement).setAttribute('aria-label', setup.words.conversation);
  for (const button of document.querySelectorAll('[data-lang]')) {
    button.setAttribute('aria-pressed', String(button.getAttribute('data-lang') === lang));
  }
  byId('reach', HTMLElement).textContent = setup.reach;
  showPlaceholder();
}

function showPlaceholder() {
  input.placeholder =
    open === 'channel' ? setup.words.channelPlaceholder : setup.words.directPlaceholder;
}

/** @param {Lang} chosen */
async function switchTo(chosen) {
  setup = await fetchSetup(chosen);
  lang = chosen;
  history.replaceState(null, '', `?lang=${lang}`);
  showWords();
  welcome();
}

// --- conversation --------------------------------------------------------------------------

/**
 * @param {keyof typeof tabs} tab
 * @param {'you' | 'bot'} who
 * @param {Node} content
 */
function say(tab, who, content) {
  const message = element(
    'article',
    { class: `message ${who}` },
    element('p', { class: 'who', lang }, setup.words[who]),
    content,
  );
  tabs[tab].log.append(message);
  message.scrollIntoView({ block: who === 'you' ? 'end' : 'start' });
}

/** @param {keyof typeof tabs} tab @param {string} text @param {'' | 'warning'} [tone] */
const sayPlainly = (tab, text, tone = '') =>
  say(tab, 'bot', element('p', { class: `plain notice ${tone}`, lang }, text));

/**
 * What the person typed, or the label of what they pressed.
 * @param {string} text
 * @param {Lang} textLang
 */
const echo = (text, textLang) =>
  element('p', { class: 'plain', dir: 'auto', lang: textLang }, text);

/** Greets in every tab where nothing else has been said yet. */
function welcome() {
  for (const [tab, text] of /** @type {const} */ ([
    ['channel', setup.words.welcomeChannel],
    ['direct', setup.words.welcomeDirect],
  ])) {
    if (tabs[tab].log.childElementCount > 1) continue;
    tabs[tab].log.replaceChildren();
    sayPlainly(tab, text);
  }
}

/** @param {Invocation} invocation @param {string} shown what the person typed or pressed */
async function ask(invocation, shown) {
  const tab = open;
  const reply = await runCommand(invocation, tabs[tab].conversation).catch(() => null);
  if (!reply) {
    sayPlainly(tab, setup.words.offline, 'warning');
    return null;
  }
  say(tab, 'you', echo(shown, invocation.lang));
  const card = drawReply(reply, setup.drawing[reply.lang], askFromReply, rate);
  say(tab, 'bot', card);
  return card;
}

/**
 * From a button the focus goes to the answer, so that Tab goes on there.
 * @param {Invocation} invocation
 * @param {string} label
 */
async function askFromReply(invocation, label) {
  const card = await ask(invocation, label);
  (card?.querySelector('h2') ?? card)?.focus({ preventScroll: true });
}

/** @param {readonly string[]} facts @param {'up' | 'down'} vote */
async function rate(facts, vote) {
  const counted = await sendRating(facts, vote).catch(() => null);
  if (!counted) sayPlainly(open, setup.words.offline, 'warning');
  return counted !== null;
}

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

/** @param {string} text @returns {Invocation | string} what to run, or why it cannot be run */
function understand(text) {
  const parts = asCommand(text);
  if (!parts) {
    if (open === 'channel') return setup.words.notACommand;
    return { command: 'ask', options: { question: text }, lang };
  }
  const { name, rest = '' } = parts;
  const command = setup.commands.find((known) => known.name === name);
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

async function send() {
  const text = input.value.trim();
  if (text === '' || waiting) return;
  completion.close();
  const understood = understand(text);
  if (typeof understood === 'string') {
    say(open, 'you', echo(text, lang));
    sayPlainly(open, understood);
    input.value = '';
    return;
  }
  waiting = true;
  const answered = await ask(understood, text);
  waiting = false;
  if (answered && input.value.trim() === text) input.value = '';
}

// --- completion ----------------------------------------------------------------------------

/** @param {string} typed @returns {Promise<Suggestion[]>} */
async function suggest(typed) {
  const parts = asCommand(typed);
  if (!parts) return [];
  const { name, rest } = parts;
  if (rest === undefined) {
    return setup.commands
      .filter((command) => command.name.startsWith(name))
      .map((command) => ({
        fill: `/${command.name}${command.takes ? ' ' : ''}`,
        name: `/${command.name}`,
        note: command.description,
      }));
  }
  if (!setup.commands.some((command) => command.name === name && command.takes === 'topic'))
    return [];
  const topics = await fetchTopics(rest, lang);
  return topics.map(({ id, title }) => ({ fill: `/${name} ${id}`, name: id, note: title }));
}

const completion = addCompletion(input, byId('suggestions', HTMLElement), suggest, (count) => {
  status.textContent = setup.words.suggestions.replace('{count}', String(count));
});

// --- tabs, language, theme -----------------------------------------------------------------

/** @param {keyof typeof tabs} name */
function openTab(name) {
  open = name;
  for (const [key, { button, panel }] of Object.entries(tabs)) {
    button.setAttribute('aria-selected', String(key === name));
    button.tabIndex = key === name ? 0 : -1;
    panel.hidden = key !== name;
  }
  completion.close();
  showPlaceholder();
}

for (const [name, { button }] of Object.entries(tabs)) {
  const key = name === 'direct' ? 'direct' : 'channel';
  const other = key === 'direct' ? 'channel' : 'direct';
  button.addEventListener('click', () => openTab(key));
  button.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    openTab(other);
    tabs[other].button.focus();
  });
}

for (const button of document.querySelectorAll('[data-lang]')) {
  const chosen = button.getAttribute('data-lang') === 'ja' ? 'ja' : 'en';
  button.addEventListener('click', () => {
    switchTo(chosen).catch(() => sayPlainly(open, setup.words.offline, 'warning'));
  });
}

/** @param {boolean} dark */
function setDark(dark) {
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  theme.setAttribute('aria-pressed', String(dark));
}
theme.addEventListener('click', () => setDark(theme.getAttribute('aria-pressed') !== 'true'));

// The Enter that confirms the text of an input method must not send it too.
input.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && isOfInputMethod(event)) event.preventDefault();
});

byId('composer', HTMLFormElement).addEventListener('submit', (event) => {
  event.preventDefault();
  void send();
});

const prefersDark = matchMedia('(prefers-color-scheme: dark)');
prefersDark.addEventListener('change', ({ matches }) => setDark(matches));
setDark(prefersDark.matches);
openTab('channel');
showWords();
welcome();
input.focus();
