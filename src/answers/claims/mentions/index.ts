/** What a statement names (people, places, organisations, things, days of the week), and whether facts name it too. */
export { type Evidence, evidenceOf, isNamedBy } from './evidence.ts';
export { type Mention, mentionsIn } from './mentions.ts';
