import { addCompletion } from './completion.js';
import { byId, element } from './dom.js';
import { drawReply } from './draw-reply.js';
import { fetchSetup, fetchTopics, runCommand } from './server.js';

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

/** @param {string} name */
function tabOf(name) {
  const panel = byId(`panel-${name}`, HTMLElement);
  const log = panel.querySelector('.log');
  if (!(log instanceof HTMLElement)) throw new Error(`the page lacks the log of ${name}`);
  return { button: byId(`tab-${name}`, HTMLButtonElement), panel, log };
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
}

// --- conversation --------------------------------------------------------------------------

/** @param {keyof typeof tabs} tab @param {'you' | 'bot'} who @param {Node} content */
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

/** @param {keyof typeof tabs} tab @param {string} text */
const sayPlainly = (tab, text) => say(tab, 'bot', element('p', { class: 'plain', lang }, text));

/** @param {Invocation} invocation @param {string} shown what the person typed or pressed */
async function ask(invocation, shown) {
  const tab = open;
  try {
    const reply = await runCommand(invocation);
    say(tab, 'you', element('p', { class: 'plain' }, shown));
    say(
      tab,
      'bot',
      drawReply(reply, setup.drawing, (next, label) => void ask(next, label)),
    );
    return true;
  } catch {
    sayPlainly(tab, setup.words.offline);
    return false;
  }
}

/** @param {string} text @returns {Invocation | string} what to run, or why it cannot be run */
function understand(text) {
  if (open === 'direct' && !text.startsWith('/')) {
    return { command: 'brief', options: { topic: text }, lang };
  }
  if (!text.startsWith('/')) return setup.words.notACommand;
  const [, name = '', topic = ''] = /^\/(\S*)\s*(.*)$/u.exec(text) ?? [];
  const command = setup.commands.find((known) => known.name === name.toLowerCase());
  if (!command) return setup.words.unknownCommand.replace('{command}', `/${name}`);
  return { command: command.name, options: command.takesTopic ? { topic } : {}, lang };
}

async function send() {
  const text = input.value.trim();
  if (text === '') return;
  completion.close();
  const understood = understand(text);
  if (typeof understood !== 'string') {
    if (await ask(understood, text)) input.value = '';
    return;
  }
  say(open, 'you', element('p', { class: 'plain' }, text));
  sayPlainly(open, understood);
  input.value = '';
}

// --- completion ----------------------------------------------------------------------------

/** @param {string} typed @returns {Promise<Suggestion[]>} */
async function suggest(typed) {
  const parts = /^\/(\S*)( .*)?$/u.exec(typed);
  if (!parts) return [];
  const [, name = '', rest] = parts;
  if (rest === undefined) {
    return setup.commands
      .filter((command) => command.name.startsWith(name.toLowerCase()))
      .map((command) => ({
        fill: `/${command.name}${command.takesTopic ? ' ' : ''}`,
        name: `/${command.name}`,
        note: command.description,
      }));
  }
  if (!setup.commands.some((command) => command.name === name && command.takesTopic)) return [];
  const topics = await fetchTopics(rest.trim(), lang);
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
    switchTo(chosen).catch(() => sayPlainly(open, setup.words.offline));
  });
}

/** @param {boolean} dark */
function setDark(dark) {
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  theme.setAttribute('aria-pressed', String(dark));
}
theme.addEventListener('click', () => setDark(theme.getAttribute('aria-pressed') !== 'true'));

byId('composer', HTMLFormElement).addEventListener('submit', (event) => {
  event.preventDefault();
  void send();
});

setDark(matchMedia('(prefers-color-scheme: dark)').matches);
openTab('channel');
showWords();
sayPlainly('channel', setup.words.welcomeChannel);
sayPlainly('direct', setup.words.welcomeDirect);
input.focus();
