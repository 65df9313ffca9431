import { mayBeShown, REMEDIES } from './config/index.ts';

const NAMES = Object.keys(REMEDIES);
const FROM = 'Its settings come from the environment, and from the file .env of the working folder';

/** What is printed instead of a start, and where, with the exit code. */
type Instead = { readonly to: 'stdout' | 'stderr'; readonly text: string; readonly code: 0 | 2 };

/** What who starts the bot with arguments is told: it takes none but `--help`. Null: there are none. */
export function answerArguments(args: readonly string[]): Instead | null {
  const [first] = args;
  if (first === undefined) return null;
  if (args.some((one) => one === '--help' || one === '-h')) {
    return { to: 'stdout', text: help(), code: 0 };
  }
  const typed = mayBeShown('', first) ? JSON.stringify(first) : 'arguments';
  const text = `The bot takes no arguments, but got ${typed}. ${FROM}: set there what you need of ${NAMES.join(', ')}. (--help says what each accepts.)\n`;
  return { to: 'stderr', text, code: 2 };
}

function help(): string {
  const width = Math.max(...NAMES.map(({ length }) => length));
  const lines = Object.entries(REMEDIES).map(([name, is]) => `  ${name.padEnd(width)}  ${is}\n`);
  return `Usage: npm start

Starts the bot. It takes no arguments. ${FROM},
of which .env.example tells more. None has to be there; each is set to:

${lines.join('')}`;
}
