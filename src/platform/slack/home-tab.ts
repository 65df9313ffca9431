import { findTopic } from '../../library/find-topic.ts';
import { looksJapanese } from '../../library/fold.ts';
import type { Lang } from '../../library/schema.ts';
import { wordsFor } from '../../reply/words/index.ts';
import { explainError } from './explain-error.ts';
import { homeView, modalOf, promptsFrom } from './home.ts';
import { digestsSection } from './home-digests.ts';
import { renderNote } from './render.ts';
import { pagesToShow } from './show-reply.ts';
import type { Person, Staff } from './staff.ts';

/** Shows the Home tab to who opens it, in their language. */
export async function onHomeOpened(person: Person, staff: Staff): Promise<void> {
  await publish(person, await staff.people.langOf(person), staff);
}

/** Suggests questions to who opens the direct messages, where Slack has a place for that. */
export async function onMessagesOpened(
  person: Person & { readonly channel: string },
  { desk, people, send, log }: Staff,
): Promise<void> {
  const lang = await people.langOf(person);
  const prompts = promptsFrom(desk.library(), lang);
  if (prompts.length === 0) return;
  try {
    await send.prompts(person.channel, wordsFor(lang).slack.prompts, prompts);
  } catch (error) {
    log.info(`Slack: no questions are suggested: ${explainError(error)}`);
  }
}

/** Keeps the language that somebody has chosen, or forgets it, and shows the Home tab accordingly. */
export async function onLanguage(
  person: Person,
  lang: Lang | 'slack',
  staff: Staff,
): Promise<void> {
  if (lang === 'slack') {
    await staff.people.forget(person);
    return onHomeOpened(person, staff);
  }
  await Promise.all([publish(person, lang, staff), staff.people.choose(person, lang)]);
}

/** Answers what was typed into the search field: the brief of that name, or a question. */
export async function onSearch(
  asked: Person & { readonly typed: string; readonly triggerId: string },
  staff: Staff,
): Promise<void> {
  const { desk, send, buckets, now, people } = staff;
  const lang = looksJapanese(asked.typed) ? 'ja' : await people.langOf(asked);
  const wait = buckets.take(`${asked.team}:${asked.user}`, now());
  if (wait > 0) {
    const note = renderNote(wordsFor(lang).chat.tooFast(wait));
    return send.openModal(asked.triggerId, modalOf(note, lang));
  }
  const isTopic = findTopic(desk.library(), asked.typed) !== null;
  const reply = isTopic
    ? desk.serve('brief', { lang, options: { topic: asked.typed } }, null)
    : desk.serve('ask', { lang, options: { question: asked.typed } }, null);
  const [page] = pagesToShow(reply, false);
  if (page) await send.openModal(asked.triggerId, modalOf(page, lang));
}

async function publish(person: Person, lang: Lang, staff: Staff): Promise<void> {
  const { desk, send, now } = staff;
  const digests = await digestsSection(person, lang, staff);
  await send.publishHome(person.user, homeView(desk.library(), digests, lang, now()));
}
