import type { AutocompleteInteraction } from 'discord.js';
import type { ActionName, OptionName } from '../../../commands/index.ts';
import { describeSchedule } from '../../../digests/schedule/index.ts';
import type { Subscription } from '../../../digests/subscriptions/index.ts';
import { zonesLike } from '../../../digests/timezone/index.ts';
import type { Lang } from '../../../library/index.ts';
import { fold } from '../../../library/text/index.ts';
import { wordsFor } from '../../../replies/words/index.ts';
import { clip } from '../../shared/rendering/index.ts';
import type { Choice, HandlerContext } from '../client/index.ts';
import { LIMITS } from '../rendering/index.ts';
import { topicListChoices } from './topic-list-choices.ts';

/** What fits to what is being typed in an option of `/digest`; never rejects. */
export async function digestChoices(
  typing: AutocompleteInteraction,
  lang: Lang,
  context: HandlerContext,
): Promise<readonly Choice[]> {
  const { name, value } = typing.options.getFocused(true);
  const all = await choicesFor(name as OptionName, value, typing, lang, context);
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
  context: HandlerContext,
): Promise<Choice[]> {
  switch (option) {
    case 'every':
      return rhythms(typed, lang);
    case 'zone':
      return zonesLike(typed).map((zone) => ({ name: zone, value: zone }));
    case 'topics':
      return topicListChoices(typed, lang, context.commandService.library());
    case 'digest':
      return digestsHere(typed, typing, lang, context);
    default:
      return [];
  }
}

function rhythms(typed: string, lang: Lang): Choice[] {
  const { rhythms: names } = wordsFor(lang).management.form;
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
  { subscriptionService, log }: HandlerContext,
): Promise<Choice[]> {
  if (guildId === null) return [];
  const action = options.getSubcommand(false) as ActionName | null;
  const fits = ({ paused }: Subscription) =>
    action === 'pause' ? paused === null : action === 'resume' ? paused !== null : true;
  const wanted = fold(typed);
  try {
    const all = await subscriptionService.all({ platform: 'discord', server: guildId });
    return all
      .filter(fits)
      .map((of) => {
        const channel = client.channels.cache.get(of.channelRef.channel);
        const where = channel && 'name' in channel ? `#${channel.name}` : of.channelRef.channel;
        const name = [where, describeSchedule(of.schedule, lang), of.id].join(wordsFor(lang).dot);
        return { name, value: of.id };
      })
      .filter(({ name }) => fold(name).includes(wanted));
  } catch (error) {
    subscriptionService.tell(error, log);
    return [];
  }
}
