import type { Command } from 'commander';
import { requireDatabase } from '../../store/data/index.ts';
import { type Keyring, keyringOf, rotateKey } from '../../store/index.ts';
import { complain, configOrComplaint, EXIT, type Exit, type Terminal } from '../terminal.ts';
import { withStoreOf } from './subcommand.ts';

/** `npm run -s data -- rotate-key`. `begin` is called with what is to be done where it is chosen. */
export function addRotateKey(
  program: Command,
  terminal: Terminal,
  begin: (run: () => Promise<Exit>) => void,
): void {
  program
    .command('rotate-key')
    .description('Seal all tokens in the database with the first key of ENCRYPTION_KEY')
    .addHelpText(
      'after',
      '\nPut the new key in front of the old one, with a comma in between, and start the bot with both; run this; then take the old key away.',
    )
    .action(() => begin(() => rotate(terminal)));
}

async function rotate(terminal: Terminal): Promise<Exit> {
  const config = configOrComplaint(terminal);
  if (!config) return EXIT.usage;
  if (config.encryptionKey === null) {
    complain(
      'ENCRYPTION_KEY is not set, so there is no key to seal with. Set it to the new key, a comma, and the old key.',
      terminal,
    );
    return EXIT.usage;
  }
  const keyring = keyringOf(config.encryptionKey);
  requireDatabase(config.databaseUrl);
  return withStoreOf(config, async (store) =>
    report(await rotateKey(store, keyring), keyring, terminal),
  );
}

function report(
  { resealed, kept, unopened }: Awaited<ReturnType<typeof rotateKey>>,
  keyring: Keyring,
  terminal: Terminal,
): Exit {
  terminal.stdout.write(`key=${keyring.keyId} resealed=${resealed} kept=${kept}\n`);
  for (const [id, count] of unopened) {
    complain(
      keyring.has(id)
        ? `${count} cannot be opened, though the key ${id} that sealed them is set: they were damaged, or moved from another row. These workspaces have to install the app again.`
        : `${count} cannot be opened: sealed with the key ${id}. Add that key to ENCRYPTION_KEY, behind the new one and a comma, and run this again; without it, these workspaces have to install the app again.`,
      terminal,
    );
  }
  return unopened.size === 0 ? EXIT.ok : EXIT.failed;
}
