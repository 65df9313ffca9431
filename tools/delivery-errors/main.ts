import { writeFile } from 'node:fs/promises';
import { commandLine, EXIT, runScript } from '../../src/cli/terminal.ts';
import { deliveryErrorsPage } from './page.ts';

/** `npm run docs:errors`: writes the page about platforms' errors anew from the code. */
const program = commandLine('docs:errors', 'writes docs/delivery-errors.md anew from the code');

await runScript(program, async () => {
  await writeFile(new URL('../../docs/delivery-errors.md', import.meta.url), deliveryErrorsPage());
  process.stdout.write('docs/delivery-errors.md\n');
  return EXIT.ok;
});
