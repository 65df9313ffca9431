import { forgetPerson, type PersonalRecord, type StoredPerson } from '../../store/data/index.ts';
import { complain, EXIT, type Exit, type Terminal } from '../terminal.ts';
import { type Subcommand, withStore } from './subcommand.ts';

/** What ids of people look like on each platform; on Slack that of a workspace may stand before it. */
const IDS: Readonly<Record<string, { readonly form: RegExp; readonly said: string }>> = {
  discord: { form: /^\d{15,22}$/, said: 'a long number, such as 80351110224678912' },
  slack: {
    form: /^(?:[TE][A-Z0-9]+:)?[UW][A-Z0-9]+$/,
    said: 'such as U012AB3CD, or T0123ABCD:U012AB3CD for one workspace only',
  },
};

/** What nobody can find by the id of a person. */
const UNFOUND =
  'Not found by an id, as it stands under hashes of channels and messages: what a conversation was about in the last ten minutes, and that a vote was counted in the last week. It ends by itself; run this again then to have it deleted.';

/** `npm run -s data -- forget <platform> <user>`. */
export const forget: Subcommand = (program, terminal, begin) => {
  program
    .command('forget')
    .description('Delete all that is stored about a person, and say what it was')
    .argument('<platform>', 'discord or slack')
    .argument('<user>', "the person's id there")
    .action((platform: string, user: string) => begin(() => forgetUser(platform, user, terminal)));
};

async function forgetUser(platform: string, id: string, terminal: Terminal): Promise<Exit> {
  const ids = IDS[platform];
  if (!ids) {
    const known = Object.keys(IDS).join(' or ');
    complain(`The platform is "${platform}". Write ${known}, and then the person's id.`, terminal);
    return EXIT.usage;
  }
  if (!ids.form.test(id)) {
    complain(`"${id}" is no id of a person on ${platform}. Those are ${ids.said}.`, terminal);
    return EXIT.usage;
  }
  const [user = '', server = null] = id.split(':').reverse();
  return withStore(terminal, async (store) => {
    const person: StoredPerson = { platform, server, user };
    const lines = removed(await forgetPerson(store, person, new Date()));
    for (const line of lines) terminal.stdout.write(`${line}\n`);
    if (lines.length === 0) complain('Nothing was stored about this person.', terminal);
    complain(UNFOUND, terminal);
    return EXIT.ok;
  });
}

/** A line for each thing that was deleted. */
function removed({ languages, digests }: PersonalRecord): string[] {
  return [
    ...languages.map((lang) => `a chosen language (${lang})`),
    ...digests.map(
      ({ server, channel }) =>
        `who set up the digest in ${server}/${channel} (the digest itself goes on)`,
    ),
  ];
}
