import { writeFile } from 'node:fs/promises';
import { deliveryErrorsPage } from './page.ts';

/** `npm run docs:errors`: writes the page about platforms' errors anew from the code. */
await writeFile(new URL('../../docs/delivery-errors.md', import.meta.url), deliveryErrorsPage());
process.stdout.write('docs/delivery-errors.md\n');
