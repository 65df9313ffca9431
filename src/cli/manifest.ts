import { InvalidArgumentError } from 'commander';
import { manifestFor } from '../platforms/slack/registration/index.ts';
import {
  commandLine,
  EXIT,
  type Exit,
  languagesServed,
  runToExit,
  type Terminal,
} from './terminal.ts';

/** `npm run -s manifest`: what is pasted into Slack to configure the app, as JSON. */
export function manifest(terminal: Terminal): Promise<Exit> {
  const program = commandLine('manifest', 'Print the Slack app manifest as JSON.', terminal)
    .option('--socket', 'for Socket Mode: the bot connects to Slack (the default)')
    .option('--http <url>', 'for HTTP: Slack connects to this address of the bot', secureAddress)
    .addHelpText(
      'after',
      '\nPaste it at https://api.slack.com/apps under "Create New App", "From a manifest"; docs/slack.md leads through it.',
    );
  const run = async () => {
    const { socket, http } = program.opts<{ socket?: true; http?: string }>();
    if (socket && http !== undefined) {
      program.error(
        'error: choose --socket or --http: Slack reaches an app in one of the two ways',
      );
    }
    const transport =
      http === undefined ? { kind: 'socket' as const } : { kind: 'http' as const, url: http };
    const made = manifestFor(transport, await languagesServed(terminal));
    terminal.stdout.write(`${JSON.stringify(made, null, 2)}\n`);
    return EXIT.ok;
  };
  return runToExit(program, run, terminal);
}

/** Slack sends to nothing else. */
function secureAddress(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url?.protocol === 'https:' && url.search === '' && url.hash === '') return value;
  throw new InvalidArgumentError(
    'Give the https address at which Slack reaches the bot, such as https://bot.example.org.',
  );
}
