import type { Lang } from '../../../library/index.ts';
import { findTopic } from '../../../library/index.ts';
import { looksJapanese } from '../../../library/text/index.ts';
import { wordsFor } from '../../../replies/words/index.ts';
import type { HandlerContext, Person } from '../client/index.ts';
import { explainError, keyOf, pagesToShow } from '../client/index.ts';
import { renderNote } from '../rendering/index.ts';
import { homeView, modalOf, promptsFrom } from './home.ts';
import { digestsSection } from './home-digests.ts';

/** Shows the Home tab to who opens it, in their language. */
export async function onHomeOpened(person: Person, context: HandlerContext): Promise<void> {
  await publish(person, await context.userProfiles.langOf(person), context);
}

/** Suggests questions to who opens the direct messages, where Slack has a place for that. */
export async function onMessagesOpened(
  person: Person & { readonly channel: string },
  { commandService, userProfiles, send, log }: HandlerContext,
): Promise<void> {
  const lang = await userProfiles.langOf(person);
  const prompts = promptsFrom(commandService.library(), lang);
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
  context: HandlerContext,
): Promise<void> {
  if (lang === 'slack') {
    await context.userProfiles.forget(person);
    return onHomeOpened(person, context);
  }
  await Promise.all([publish(person, lang, context), context.userProfiles.choose(person, lang)]);
}

/** Answers what was typed into the search field: the brief of that name, or a question. */
export async function onSearch(
  asked: Person & { readonly typed: string; readonly triggerId: string },
  context: HandlerContext,
): Promise<void> {
  const { commandService, send, buckets, now, userProfiles } = context;
  const lang = looksJapanese(asked.typed) ? 'ja' : await userProfiles.langOf(asked);
  const wait = buckets.take(keyOf(asked), now());
  if (wait > 0) {
    const note = renderNote(wordsFor(lang).chat.tooFast(wait));
    return send.openModal(asked.triggerId, modalOf(note, lang));
  }
  const isTopic = findTopic(commandService.library(), asked.typed) !== null;
  const reply = isTopic
    ? await commandService.handle('brief', { lang, options: { topic: asked.typed } }, null)
    : await commandService.handle('ask', { lang, options: { question: asked.typed } }, null);
  const [page] = pagesToShow(reply, false);
  if (page) await send.openModal(asked.triggerId, modalOf(page, lang));
}

async function publish(person: Person, lang: Lang, context: HandlerContext): Promise<void> {
  const { commandService, send, now } = context;
  const digests = await digestsSection(person, lang, context);
  await send.publishHome(person.user, homeView(commandService.library(), digests, lang, now()));
}
