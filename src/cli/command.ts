import { defaultLangFor } from '../app/config/index.ts';
import { commandNamed, runCommand } from '../commands/index.ts';
import type { Lang } from '../library/index.ts';
import { looksJapanese } from '../library/text/index.ts';
import { wordsFor } from '../replies/words/index.ts';
import { printReply } from './print-reply.ts';
import {
  commandLine,
  configOrComplaint,
  EXIT,
  type Exit,
  type Form,
  formOption,
  langOption,
  languagesServed,
  loadForTerminal,
  runToExit,
  type Terminal,
} from './terminal.ts';

/** `npm run -s brief -- [topic]`, and the same for the other commands of the table. */
export async function command(terminal: Terminal, name: string): Promise<Exit> {
  const named = commandNamed(name);
  if (!named) throw new RangeError(`package.json names a command that does not exist: "${name}"`);

  const program = commandLine(name, wordsFor('en').commands[named.name].description, terminal)
    .addOption(langOption())
    .addOption(formOption());
  const { topic: topicWords } = wordsFor('en').commands.brief.options;
  const languages = await languagesServed(terminal);
  for (const { name: option } of named.options) {
    program.argument(`[${option}...]`, topicWords(languages));
  }

  const run = async () => {
    const config = configOrComplaint(terminal);
    if (!config) return EXIT.usage;
    const { library, problems } = await loadForTerminal(
      config.briefsDir,
      terminal,
      config.staleAfter,
    );
    if (!library) return EXIT.failed;

    const { lang, as: form } = program.opts<{ lang?: Lang; as: Form }>();
    const topic = program.args.join(' ');
    const guessed = looksJapanese(topic) ? 'ja' : defaultLangFor(config, library);
    const request = { lang: lang ?? guessed, options: { topic } };
    const reply = runCommand(named.name, request, { library, now: new Date() });
    await printReply(reply, form, terminal);
    return reply.outcome === 'found' && problems.length === 0 ? EXIT.ok : EXIT.failed;
  };
  return runToExit(program, run, terminal);
}
