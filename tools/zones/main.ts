import { writeFile } from 'node:fs/promises';
import { commandLine, EXIT, runScript } from '../../src/cli/terminal.ts';
import { calendarNames } from './calendar-names.ts';

/** `npm run zones`: writes down anew, after an update of Node, what its calendar calls time zones. */
const program = commandLine('zones', 'writes what the calendar of this Node calls time zones');

await runScript(program, async () => {
  const file = new URL('../../src/digests/timezone/calendar-names.txt', import.meta.url);
  await writeFile(file, calendarNames());
  process.stdout.write('src/digests/timezone/calendar-names.txt\n');
  return EXIT.ok;
});
