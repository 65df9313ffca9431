import { fetchAction, fetchSetup, fetchTopics, runCommand, sendRating } from './api-client.js';
import { addChoice } from './choice.js';
import { addCompletion, isOfInputMethod } from './composer/completion.js';
import { suggestionsFor, understand } from './composer/parse-typed.js';
import { conversationOf, messageOf } from './conversation.js';
import { digestsIn } from './digests/digests.js';
import { renderDiscord } from './discord/render-discord.js';
import { byId, element } from './dom.js';
import { addKeys } from './first-minute/keys.js';
import { addTopics } from './first-minute/topics.js';
import { renderWelcome } from './first-minute/welcome.js';
import { unfoldForPrint } from './reply/fold.js';
import { renderReply } from './reply/render-reply.js';
import { renderSlack } from './slack/render-slack.js';
import { addTabs } from './tabs.js';
import { followTheme } from './theme.js';
import { keepPlace, showIn, viewOf } from './views.js';
import { putWords } from './words.js';

/**
 * The page: a conversation like in a chat program. Nothing of it is kept; a reload starts anew.
 *
 * @typedef {import('./api-client.js').PageSetup} PageSetup
 * @typedef {import('./api-client.js').Asked} Asked
 * @typedef {import('./api-client.js').Lang} Lang
 * @typedef {import('./views.js').Answer} Answer
 * @typedef {import('./views.js').View} View
 * @typedef {import('./views.js').Renderer} Renderer
 * @typedef {import('./views.js').ShownReply} ShownReply
 */

const input = byId('message', HTMLInputElement);
const status = byId('status', HTMLElement);
const tabs = { channel: conversationOf('channel'), direct: conversationOf('direct') };

/** @type {Lang} */
let lang = firstLang();
/** @type {PageSetup} */
let setup = await fetchSetup(lang);
/** @type {View} */
let view = 'plain';
/** The replies in the conversations. @type {ShownReply[]} */
const replies = [];
/** The conversation that is open, or was before the digests. @type {keyof typeof tabs} */
let open = 'channel';
/** A command is on its way. */
let waiting = false;

/** The language named in the address, else the browser's. @returns {Lang} */
function firstLang() {
  const named = new URLSearchParams(location.search).get('lang') ?? navigator.language;
  return named.startsWith('ja') ? 'ja' : 'en';
}

// --- words ---------------------------------------------------------------------------------

function showWords() {
  const { digests: words, keys, ...others } = setup.words;
  putWords({ ...others, digests: words.title }, lang);
  showKeys(keys);
  showTopics(setup);
  showLang(lang);
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
  remember();
  showWords();
  welcome();
  digests.speak();
}

/** What was chosen stands in the address, where a reload and a bookmark find it. */
function remember() {
  const chosen = new URLSearchParams({ lang });
  if (view !== 'plain') chosen.set('view', view);
  if (!digests.panel.hidden) chosen.set('open', 'digests');
  history.replaceState(null, '', `?${chosen}`);
}

// --- conversation --------------------------------------------------------------------------

/**
 * @param {keyof typeof tabs} tab
 * @param {'you' | 'bot'} who
 * @param {Node} content
 */
function say(tab, who, content) {
  const message = messageOf(who, content, setup.words, lang);
  tabs[tab].log.append(message);
  message.scrollIntoView({ block: who === 'you' ? 'end' : 'start' });
}

/** @type {Readonly<Record<View, Renderer>>} */
const renderers = {
  plain: (answer) => renderReply(answer, setup.drawing[answer.lang], askFromReply, rate),
  discord: (answer, page, shown) =>
    renderDiscord(answer, page, (id, label) => act('discord', id, label, shown)),
  slack: (answer, page, shown) =>
    renderSlack(answer, page, (id, label) => act('slack', id, label, shown), setup.drawing),
};

/** @param {keyof typeof tabs} tab @param {Answer} answer */
function sayReply(tab, answer) {
  const shown = showIn(answer, view, renderers);
  replies.push(shown);
  say(tab, 'bot', shown.node);
  return shown;
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
    const tried = (/** @type {string} */ question) =>
      askFromReply(askedIn(tab, question), question);
    say(tab, 'bot', renderWelcome(text, setup, lang, tried));
  }
}

/** A question, as in a channel or a direct message. @param {string} tab @param {string} question @returns {Asked} */
const askedIn = (tab, question) => ({
  command: 'ask',
  options: { question },
  lang,
  isPublic: tab === 'channel',
});

/** @param {Asked} invocation @param {string} shown what the person typed or pressed */
async function ask(invocation, shown) {
  const tab = open;
  const reply = await runCommand(invocation, tabs[tab].id).catch(() => null);
  if (!reply) {
    sayPlainly(tab, setup.words.offline, 'warning');
    return null;
  }
  say(tab, 'you', echo(shown, invocation.lang));
  return sayReply(tab, reply);
}

/**
 * From a button the focus goes to the answer, so that Tab goes on there.
 * @param {Asked} invocation
 * @param {string} label
 */
async function askFromReply(invocation, label) {
  (await ask(invocation, label))?.focus();
}

/**
 * A button as on another platform: it changes the message that it belongs to, or opens another.
 * @param {'discord' | 'slack'} platform
 * @param {string} id
 * @param {string} label
 * @param {ShownReply} shown
 */
async function act(platform, id, label, shown) {
  const tab = open;
  const result = await fetchAction(platform, id, tabs[tab].id).catch(() => null);
  if (!result) sayPlainly(tab, setup.words.offline, 'warning');
  else if (result.kind === 'vote') sayPlainly(tab, setup.drawing[lang].rated);
  else if (result.kind === 'open') sayReply(tab, result.answer).focus();
  else {
    shown.replace(result.answer, result.page);
    shown.node.parentElement?.scrollIntoView({ block: 'start' });
    shown.focus(label);
  }
}

/** @param {readonly string[]} facts @param {'up' | 'down'} vote */
async function rate(facts, vote) {
  const counted = await sendRating(facts, vote).catch(() => null);
  if (!counted) sayPlainly(open, setup.words.offline, 'warning');
  return counted !== null;
}

async function send() {
  const text = input.value.trim();
  if (text === '' || waiting) return;
  completion.close();
  const understood = understand(text, setup, lang, open === 'channel');
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

/** @param {string} typed */
const suggest = (typed) =>
  suggestionsFor(typed, setup.commands, (start) => fetchTopics(start, lang));

const completion = addCompletion(input, byId('suggestions', HTMLElement), suggest, (count) => {
  status.textContent = setup.words.suggestions.replace('{count}', String(count));
});

// --- tabs, language, view, theme -----------------------------------------------------------------

const digests = digestsIn(byId('panel-digests', HTMLElement), () => ({
  words: setup.words.digests,
  lang,
}));
const tabDigests = byId('tab-digests', HTMLButtonElement);
tabDigests.hidden = !setup.isOperator;

const openTab = addTabs({ ...tabs, digests: { button: tabDigests, panel: digests.panel } }, show);

/** @param {keyof typeof tabs | 'digests'} name */
function show(name) {
  const before = document.documentElement.dataset.open;
  document.documentElement.dataset.open = name;
  byId('views', HTMLFieldSetElement).disabled = name === 'digests'; // they are of conversations
  completion.close();
  if (name === 'digests') digests.open();
  else {
    digests.close();
    open = name;
    showPlaceholder();
  }
  if (name === 'digests' || before === 'digests') remember();
}

const showLang = addChoice('data-lang', (chosen) => {
  switchTo(chosen === 'ja' ? 'ja' : 'en').catch(() => {
    if (!digests.panel.hidden) return digests.speak();
    sayPlainly(open, setup.words.offline, 'warning');
  });
});
const showKeys = addKeys();
const showTopics = addTopics((topic, title) => {
  if (!digests.panel.hidden) openTab(open);
  void askFromReply({ command: 'brief', options: { topic }, lang }, title);
});

/** @param {View} chosen */
function lookAt(chosen) {
  view = chosen;
  document.documentElement.dataset.view = view;
  showView(view);
  for (const reply of replies) reply.look(view);
}

const showView = addChoice('data-view', (chosen) => {
  keepPlace(tabs[open].panel, tabs[open].log, () => lookAt(viewOf(chosen)));
  remember();
});

// The Enter that confirms the text of an input method must not send it too.
input.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && isOfInputMethod(event)) event.preventDefault();
});

byId('composer', HTMLFormElement).addEventListener('submit', (event) => {
  event.preventDefault();
  void send();
});

followTheme();
unfoldForPrint();
const asked = new URLSearchParams(location.search);
openTab(setup.isOperator && asked.get('open') === 'digests' ? 'digests' : 'channel');
lookAt(viewOf(asked.get('view')));
showWords();
welcome();
input.focus();
