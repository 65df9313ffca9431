import type {
  AckFn,
  BlockSuggestion,
  SlackViewMiddlewareArgs,
  ViewSubmitAction,
} from '@slack/bolt';
import { zoneNamed, zonesLike } from '../../../digests/timezone/index.ts';
import type { Lang } from '../../../library/index.ts';
import type { Reply } from '../../../replies/index.ts';
import { wordsFor } from '../../../replies/words/index.ts';
import { within } from '../../shared/client/index.ts';
import type { HandlerContext, Person } from '../client/index.ts';
import { isDirect, pagesToShow } from '../client/index.ts';
import { modalOf, onHomeOpened } from '../commands/index.ts';
import type { Option, View } from '../rendering/index.ts';
import {
  digestForm,
  errorsFrom,
  FIELDS,
  filledIn,
  rememberedBy,
  topicOptions,
  zoneOptions,
} from './digest-form.ts';

/** Where somebody wants to set up a digest. */
type Asked = Person & {
  readonly triggerId: string;
  /** Null: on the Home tab. */
  readonly channel: string | null;
  /** Null: as the person has it. */
  readonly lang: Lang | null;
};

/** Opens the form, in the person's language and time zone where they are known soon enough. */
export async function openDigestForm(asked: Asked, context: HandlerContext): Promise<void> {
  const { userProfiles, subscriptionService, send, newId } = context;
  const { channel } = asked;
  const [lang, zone] = await Promise.all([
    asked.lang ?? userProfiles.langOf(asked),
    userProfiles.zoneOf(asked),
  ]);
  const known = { id: newId(), lang, isFromHome: channel === null };
  const first = zoneNamed(zone ?? '') ?? subscriptionService.zone;
  const isHere = channel !== null && !isDirect(channel);
  await send.openModal(asked.triggerId, digestForm(known, first, isHere));
}

type Completed = {
  readonly options: BlockSuggestion;
  readonly ack: (answer: { options: Option[] }) => Promise<void>;
};

/** Completes what is being typed into a field of the form. */
export async function onDigestTyped(
  { options: asked, ack }: Completed,
  context: HandlerContext,
): Promise<void> {
  const { action_id: field, value: typed, view } = asked;
  if (field === FIELDS.topics) {
    const lang = (view && rememberedBy(view)?.lang) ?? 'en';
    return ack({ options: topicOptions(typed, lang, context.commandService.library()) });
  }
  const zones = zonesLike(typed);
  // Nothing typed: what is likely comes before what begins with A.
  const first = typed.trim() === '' ? [context.subscriptionService.zone] : [];
  return ack({ options: zoneOptions(new Set([...first, ...zones])) });
}

type Submitted = SlackViewMiddlewareArgs<ViewSubmitAction>;
type Answer = AckFn<object>;

/** Slack waits 3 s; so long (ms) the bot waits for what it has to ask and write down. */
const PATIENCE_MS = 2200;

/** Sets up what was filled in, or says at the field what is wrong with it. */
export async function onDigestSubmitted(
  submitted: Submitted,
  context: HandlerContext,
): Promise<void> {
  const { view, body } = submitted;
  const ack = submitted.ack as Answer;
  const { userProfiles, subscriptionService, channelMembership } = context;
  const late = context.wait(PATIENCE_MS);
  const person = { team: body.team?.id ?? body.user.team_id ?? '', user: body.user.id };
  const refuse = (said: string) =>
    ack({ response_action: 'errors', errors: { [FIELDS.channel]: said } });

  const known = rememberedBy(view);
  if (!known) return refuse(wordsFor(await userProfiles.langOf(person)).chat.stale);
  const { id, lang } = known;
  const words = wordsFor(lang).management;
  const { channel, request } = filledIn(view);
  const read = subscriptionService.read(request, lang);
  if (!read.ok) {
    return ack({ response_action: 'errors', errors: errorsFrom(read.error, view) });
  }
  const obstacle = await within(
    channelMembership.obstacle(channel, person.user),
    late,
    'later' as const,
  );
  if (obstacle) return refuse(words.channelErrors[obstacle]);

  const place = { platform: 'slack', server: person.team, channel } as const;
  const adding = subscriptionService
    .add(read.value, id, place, { person: person.user, lang })
    .catch((error: unknown) => {
      subscriptionService.tell(error, context.log);
      return null;
    });
  const reply = await within(adding, late, null);
  if (reply) await ack({ response_action: 'update', view: windowWith(reply, lang) });
  else {
    await refuse(words.storeUnavailable);
    await notifyLateSuccess(await adding, submitted, lang, context);
  }
  if (known.isFromHome) await onHomeOpened(person, context);
}

/** What the store took after the person was told that it does not answer. */
async function notifyLateSuccess(
  reply: Reply | null,
  { view, body }: Submitted,
  lang: Lang,
  { send }: HandlerContext,
): Promise<void> {
  if (!reply) return;
  const [page] = pagesToShow(reply, false);
  await send
    .updateModal(view.id, windowWith(reply, lang))
    // The window is closed: a person's id stands for the direct messages with them.
    .catch(() => page && send.post({ channel: body.user.id, threadTs: undefined }, page));
}

function windowWith(reply: Reply, lang: Lang): View {
  const [page] = pagesToShow(reply, false);
  if (!page) throw new RangeError('a reply without a page');
  return modalOf(page, lang);
}
