import { openFeedback, openStore } from '../store/index.ts';
import {
  commandLine,
  complain,
  configOrComplaint,
  EXIT,
  type Exit,
  runToExit,
  type Terminal,
} from './terminal.ts';

/** `npm run -s gaps`: the words that people asked about and no fact covers, and facts voted down. */
export function gaps(terminal: Terminal): Promise<Exit> {
  const description = 'List what people asked for that no fact covers.';
  const program = commandLine('gaps', description, terminal);
  return runToExit(program, () => list(terminal), terminal);
}

async function list(terminal: Terminal): Promise<Exit> {
  const config = configOrComplaint(terminal);
  if (!config) return EXIT.usage;
  const store = openStore(config.databaseUrl);
  const counts = openFeedback(store);
  const misses = await counts.misses();
  const disliked = (await counts.ratings()).filter(({ down }) => down > 0);
  await store.close();
  for (const { word, lang, times } of misses) {
    terminal.stdout.write(`${times}\t${lang}\t${word}\n`);
  }
  for (const { fact, up, down } of disliked) {
    terminal.stdout.write(`👎 ${down}\t👍 ${up}\t${fact}\n`);
  }
  if (misses.length + disliked.length === 0) {
    complain(
      config.learnFromMisses
        ? 'Nothing yet: no question was missed and no fact voted down.'
        : 'Nothing counted. Set LEARN_FROM_MISSES=1 to count the words that no fact covers.',
      terminal,
    );
  }
  return EXIT.ok;
}
