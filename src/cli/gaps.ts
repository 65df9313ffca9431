import { openFeedback, openStore } from '../store/index.ts';
import { commandLine, complain, configOrComplaint, EXIT, runToExit } from './terminal.ts';

/** `npm run -s gaps`: the words that people asked about and no fact covers, and facts voted down. */
const program = commandLine('gaps', 'List what people asked for that no fact covers.');

await runToExit(program, async () => {
  const config = configOrComplaint();
  if (!config) return EXIT.usage;
  const store = openStore(config.databaseUrl);
  const counts = openFeedback(store);
  const misses = await counts.misses();
  const disliked = (await counts.ratings()).filter(({ down }) => down > 0);
  await store.close();
  for (const { word, lang, times } of misses) process.stdout.write(`${times}\t${lang}\t${word}\n`);
  for (const { fact, up, down } of disliked) {
    process.stdout.write(`👎 ${down}\t👍 ${up}\t${fact}\n`);
  }
  if (misses.length + disliked.length === 0) {
    complain(
      config.learnFromMisses
        ? 'Nothing yet: no question was missed and no fact voted down.'
        : 'Nothing counted. Set LEARN_FROM_MISSES=1 to count the words that no fact covers.',
    );
  }
  return EXIT.ok;
});
