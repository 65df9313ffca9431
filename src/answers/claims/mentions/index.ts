/** What a statement names (people, places, organisations, things, days of the week), and whether facts name it too. */
export { evidenceOf, isNamedBy } from './evidence.ts';
export { mentionsIn } from './mentions.ts';
