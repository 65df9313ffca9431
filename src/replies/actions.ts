import type { Brief, Lang } from '../library/index.ts';
import type { Action, CommandName, Invocation } from './reply.ts';
import { wordsFor } from './words/index.ts';

/** A button that runs a command. */
export function commandButton(
  label: string,
  command: CommandName,
  options: Invocation['options'],
  lang: Lang,
): Action {
  return { kind: 'button', label, run: { command, options, lang } };
}

/** The button that shows the same in the other language, labelled in that language. */
export function languageButton(
  command: CommandName,
  options: Invocation['options'],
  lang: Lang,
): Action {
  const label = wordsFor(lang).buttons.switchLanguage;
  return commandButton(label, command, options, lang === 'en' ? 'ja' : 'en');
}

/** A menu that opens one of some briefs; nothing where there is none to open. */
export function topicSelect(label: string, briefs: readonly Brief[], lang: Lang): Action[] {
  if (briefs.length === 0) return [];
  const choices = briefs.map(({ id, title }) => ({
    label: title[lang],
    run: { command: 'brief', options: { topic: id }, lang } as const,
  }));
  return [{ kind: 'select', label, choices }];
}
