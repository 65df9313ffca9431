import { dayOf } from '../library/index.ts';
import type { Reply } from '../replies/index.ts';
import { ageLine, commandButton, languageButton } from '../replies/index.ts';
import { wordsFor } from '../replies/words/index.ts';
import type { ChannelCommand, Command } from './definition/index.ts';

/** `/help`: the other commands and itself, each with its words. */
export function helpFor(
  others: readonly Command[],
  ofChannels: readonly ChannelCommand[],
): Command {
  const help: Command = {
    name: 'help',
    options: [],
    run({ lang }, { library, now }): Reply {
      const words = wordsFor(lang);
      return {
        lang,
        outcome: 'found',
        title: words.help.title,
        topic: null,
        missed: [],
        again: { command: 'help', options: {}, lang },
        asOf: ageLine(library.newestSource, lang, dayOf(now)),
        blocks: [
          { kind: 'notice', tone: 'info', text: words.help.intro },
          ...[...others, help].map((command) => ({
            kind: 'usage' as const,
            usage: usageOf(command),
            note: words.commands[command.name].description,
          })),
          {
            kind: 'usage' as const,
            usage: words.check.typed,
            note: words.check.help,
          },
          ...ofChannels.map(({ name }) => ({
            kind: 'usage' as const,
            usage: `/${name}`,
            note: words[`${name}Command`].help,
          })),
        ],
        citations: [],
        actions: [
          commandButton(words.buttons.index, 'brief', {}, lang),
          languageButton('help', {}, lang),
        ],
      };
    },
  };
  return help;
}

/** "/brief [topic]": brackets mean that it can be left out. */
function usageOf({ name, options }: Command): string {
  const parts = options.map((option) => (option.required ? option.name : `[${option.name}]`));
  return [`/${name}`, ...parts].join(' ');
}
