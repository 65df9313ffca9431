import { InvalidArgumentError } from 'commander';
import { manifestFor, type Transport } from '../platforms/slack/registration/index.ts';
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
    .option(
      '--distributed <url>',
      'for an app that many workspaces install, over HTTP at this address',
      secureAddress,
    )
    .addHelpText(
      'after',
      '\nPaste it at https://api.slack.com/apps under "Create New App", "From a manifest"; docs/slack.md leads through it.',
    );
  const run = async () => {
    const { socket, http, distributed } = program.opts<Options>();
    if ([socket, http, distributed].filter((one) => one !== undefined).length > 1) {
      program.error(
        'error: choose --socket or --http or --distributed: Slack reaches an app in one way',
      );
    }
    const made = manifestFor(transportOf({ http, distributed }), await languagesServed(terminal));
    terminal.stdout.write(`${JSON.stringify(made, null, 2)}\n`);
    return EXIT.ok;
  };
  return runToExit(program, run, terminal);
}

type Options = {
  readonly socket?: true;
  readonly http?: string | undefined;
  readonly distributed?: string | undefined;
};

function transportOf({ http, distributed }: Options): Transport {
  if (distributed !== undefined) return { kind: 'distributed', url: distributed };
  return http === undefined ? { kind: 'socket' } : { kind: 'http', url: http };
}

/** Slack sends to nothing else. */
function secureAddress(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url?.protocol === 'https:' && url.search === '' && url.hash === '') return value;
  throw new InvalidArgumentError(
    'Give the https address at which Slack reaches the bot, such as https://bot.example.org.',
  );
}
