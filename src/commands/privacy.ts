import type { Lang } from '../library/index.ts';
import type { Block, Reply } from '../replies/index.ts';
import { commandButton, languageButton } from '../replies/index.ts';
import { wordsFor } from '../replies/words/index.ts';
import type { PersonalRecord } from '../store/data/index.ts';
import type { Command, Stored } from './definition/index.ts';

/** `/privacy`: what is stored about who asks, and a button that deletes it. */
export const privacy: Command = {
  name: 'privacy',
  options: [],
  isPersonal: true,
  run({ lang }, { stored }): Reply {
    const words = wordsFor(lang);
    const isKept = stored?.kind === 'kept' && !isEmpty(stored.record);
    const forget = commandButton(words.privacy.forget, 'privacy', { forget: true }, lang);
    return {
      lang,
      outcome: 'found',
      title: words.privacy.title,
      topic: null,
      missed: [],
      again: null, // nobody else is shown it
      asOf: null,
      blocks: [...linesFor(stored, lang), words.privacy.always].map(
        (text): Block => ({ kind: 'notice', tone: 'info', text }),
      ),
      citations: [],
      actions: [...(isKept ? [forget] : []), languageButton('privacy', {}, lang)],
    };
  },
};

const isEmpty = ({ languages, digests }: PersonalRecord) => languages.length + digests.length === 0;

function linesFor(stored: Stored | undefined, lang: Lang): string[] {
  const { privacy: words } = wordsFor(lang);
  if (!stored) return [words.nobody];
  if (stored.kind === 'unavailable') return [words.unavailable];
  if (isEmpty(stored.record)) return [words.nothing];
  const { languages, digests } = stored.record;
  const lines = [
    ...languages.map((one) =>
      words.language(
        one === 'ja' ? wordsFor('ja').language : one === 'en' ? wordsFor('en').language : one,
      ),
    ),
    ...(digests.length > 0 ? [words.digests(digests.length)] : []),
  ];
  return stored.kind === 'deleted' ? [words.deleted, ...lines, words.goOn] : [words.kept, ...lines];
}
