/** `npm run bundle`: writes the bot as a few files, from which it starts in a third of the time. */
import { writeBundle } from './write-bundle.ts';

await writeBundle();
