import { answering } from './answer.ts';
import { digests } from './digests.ts';
import { discordReplies } from './discord.ts';
import { fanOut } from './fan-out.ts';
import { slackReplies } from './slack.ts';
import { startUp } from './start-up.ts';

/** `npm run bench`: speed as ratios against bare libraries, measured side by side in one run. */
const SUITES: Record<string, () => Promise<void>> = {
  'start-up': startUp,
  answer: answering,
  discord: discordReplies,
  slack: slackReplies,
  digests,
  'fan-out': fanOut,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in SUITES));
if (unknown.length > 0) {
  process.stderr.write(
    `There is no suite ${unknown.join(', ')}. Name any of: ${Object.keys(SUITES).join(', ')}\n`,
  );
  process.exitCode = 2;
} else {
  for (const [name, run] of Object.entries(SUITES)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    process.stdout.write(`\n${name}\n`);
    await run();
  }
}
