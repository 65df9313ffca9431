import { commandNamed, runCommand } from '../commands/index.ts';
import type { Lang } from '../library/index.ts';
import { looksJapanese } from '../library/text/index.ts';
import { wordsFor } from '../replies/words/index.ts';
import { printReply } from './print-reply.ts';
import {
  commandLine,
  configOrComplaint,
  EXIT,
  type Form,
  formOption,
  langOption,
  loadForTerminal,
  runToExit,
} from './terminal.ts';

/**
 * `npm run -s brief -- [topic]`, and the same for the other commands of the table. The first
 * argument, which package.json gives, is the command's name.
 */
const [name = ''] = process.argv.splice(2, 1);
const command = commandNamed(name);
if (!command) throw new RangeError(`package.json names a command that does not exist: "${name}"`);

const program = commandLine(name, wordsFor('en').commands[command.name].description)
  .addOption(langOption())
  .addOption(formOption());
for (const { name: option } of command.options) {
  program.argument(`[${option}...]`, wordsFor('en').commands.brief.options.topic);
}

await runToExit(program, async () => {
  const config = configOrComplaint();
  if (!config) return EXIT.usage;
  const { library, problems } = await loadForTerminal(config.briefsDir);
  if (!library) return EXIT.failed;

  const { lang, as: form } = program.opts<{ lang?: Lang; as: Form }>();
  const topic = program.args.join(' ');
  const guessed = looksJapanese(topic) ? 'ja' : config.defaultLang;
  const request = { lang: lang ?? guessed, options: { topic } };
  const reply = runCommand(command.name, request, { library, now: new Date() });
  printReply(reply, form);
  return reply.outcome === 'found' && problems.length === 0 ? EXIT.ok : EXIT.failed;
});
