import type { AutocompleteInteraction } from 'discord.js';
import type { DeedName, OptionName } from '../../digest/command-form.ts';
import { describeSchedule } from '../../digest/describe-schedule.ts';
import type { Subscription } from '../../digest/subscriptions.ts';
import { zonesLike } from '../../digest/zones.ts';
import { fold } from '../../library/fold.ts';
import type { Lang } from '../../library/schema.ts';
import { wordsFor } from '../../reply/words/index.ts';
import { clip } from '../shared/clip.ts';
import { LIMITS } from './limits.ts';
import type { Choice } from './send.ts';
import type { Staff } from './staff.ts';
import { topicListChoices } from './topic-list-choices.ts';

/** What fits to what is being typed in an option of `/digest`; never rejects. */
export async function digestChoices(
  typing: AutocompleteInteraction,
  lang: Lang,
  staff: Staff,
): Promise<readonly Choice[]> {
  const { name, value } = typing.options.getFocused(true);
  const all = await choicesFor(name as OptionName, value, typing, lang, staff);
  return all
    .filter((one) => one.value.length <= LIMITS.choiceValue)
    .slice(0, LIMITS.choices)
    .map((one) => ({ ...one, name: clip(one.name, LIMITS.choiceName) }));
}

async function choicesFor(
  option: OptionName,
  typed: string,
  typing: AutocompleteInteraction,
  lang: Lang,
  staff: Staff,
): Promise<Choice[]> {
  switch (option) {
    case 'every':
      return rhythms(typed, lang);
    case 'zone':
      return zonesLike(typed).map((zone) => ({ name: zone, value: zone }));
    case 'topics':
      return topicListChoices(typed, lang, staff.desk.library());
    case 'digest':
      return digestsHere(typed, typing, lang, staff);
    default:
      return [];
  }
}

function rhythms(typed: string, lang: Lang): Choice[] {
  const { rhythms: names } = wordsFor(lang).office.form;
  const wanted = fold(typed);
  const all = Object.entries(names).map(([value, name]) => ({ name, value }));
  const fitting = all.filter(
    ({ name, value }) => fold(name).includes(wanted) || value.includes(wanted),
  );
  // What is no rhythm may become a cron expression.
  return fitting.length > 0 || typed.trim() === '' ? fitting : [{ name: typed, value: typed }];
}

async function digestsHere(
  typed: string,
  { guildId, client, options }: AutocompleteInteraction,
  lang: Lang,
  { office, log }: Staff,
): Promise<Choice[]> {
  if (guildId === null) return [];
  const deed = options.getSubcommand(false) as DeedName | null;
  const fits = ({ paused }: Subscription) =>
    deed === 'pause' ? paused === null : deed === 'resume' ? paused !== null : true;
  const wanted = fold(typed);
  try {
    const all = await office.all({ platform: 'discord', server: guildId });
    return all
      .filter(fits)
      .map((of) => {
        const channel = client.channels.cache.get(of.place.channel);
        const where = channel && 'name' in channel ? `#${channel.name}` : of.place.channel;
        const name = [where, describeSchedule(of.schedule, lang), of.id].join(wordsFor(lang).dot);
        return { name, value: of.id };
      })
      .filter(({ name }) => fold(name).includes(wanted));
  } catch (error) {
    office.tell(error, log);
    return [];
  }
}
