import { describe } from 'vitest';
import { LANGS, type Lang } from '../../../src/library/schema.ts';
import { FIELDS } from '../../../src/platforms/slack/digests/digest-form.ts';
import { wordsFor } from '../../../src/replies/words/index.ts';
import type { SlackPeer } from '../../peers/slack/server.ts';
import { directChannel } from '../../peers/slack/state/world.ts';
import { shipped } from '../../support/libraries.ts';
import { emptyPostgres, gateTo, opened } from '../../support/stores.ts';
import {
  digestsIn,
  manualTimeout,
  setUp,
  slowStore,
  subscriptionServiceOn,
  waitUntilStopped,
} from './digest-setup.ts';
import { expect, manifestOver, test, textOf } from './running-bot.ts';

const en = wordsFor('en');
const usfj = shipped.briefs.get('usfj' as never);
const option = (value: string) => ({ text: { type: 'plain_text', text: value }, value });

type Form = Awaited<ReturnType<ReturnType<SlackPeer['runCommand']>['view']>>;

const errorsOf = async (asked: ReturnType<SlackPeer['submit']>) => {
  const { body } = await asked.ack();
  expect(body).toMatchObject({ response_action: 'errors' });
  return (body as { errors: Record<string, string> }).errors;
};

const elementOf = ({ blocks }: Form, id: string) =>
  (blocks as readonly { block_id?: string; element?: Record<string, unknown> }[]).find(
    ({ block_id }) => block_id === id,
  )?.element;

describe.for(['socket', 'http'] as const)('over %s, the form', (transport) => {
  test.override({ transport });

  test.for(LANGS)(
    'sets a digest up, from the command to the next three dates: %s',
    async (lang, { slack, start }) => {
      const subscriptionService = subscriptionServiceOn();
      await start({ subscriptionService, wait: waitUntilStopped });
      const words = wordsFor(lang);
      const { ann, ken, general } = slack.fixtures;
      const user = lang === 'ja' ? ken : ann;
      const form = await slack.runCommand('/digest', '', { user }).view();
      expect(form.title?.text).toBe(words.management.form.title);
      expect(elementOf(form, FIELDS.channel)).toMatchObject({ initial_conversation: general.id });
      expect(elementOf(form, FIELDS.zone)).toMatchObject({
        initial_option: { value: 'Asia/Tokyo' },
      });
      expect(elementOf(form, FIELDS.language)).toMatchObject({ initial_option: { value: lang } });

      const zones = await slack.suggest(form, FIELDS.zone, 'new_y');
      expect(zones[0]?.value).toBe('America/New_York');
      const typed = lang === 'ja' ? '在日米' : 'usfj';
      const topics = await slack.suggest(form, FIELDS.topics, typed);
      expect(topics[0]).toMatchObject({ value: 'usfj', text: { text: usfj?.title[lang] } });
      const added = await slack
        .submit(form, {
          [FIELDS.rhythm]: words.management.form.rhythms.weekdays,
          [FIELDS.time]: '18:30',
          [FIELDS.zone]: zones[0] ?? null,
          [FIELDS.topics]: topics.slice(0, 1),
          [FIELDS.onlyWhenChanged]: ['yes'],
        })
        .updatedView();
      const [digest, ...others] = await digestsIn(subscriptionService, slack);
      expect(others).toEqual([]);
      expect(digest).toMatchObject({
        channelRef: { channel: general.id },
        schedule: { cron: '30 18 * * 1-5', zone: 'America/New_York' },
        topics: new Set(['usfj']),
        ...{ lang, onlyWhenChanged: true, creator: { person: user.id, lang } },
      });
      const said = textOf(added);
      expect(said).toContain(words.management.added);
      expect(said).toContain(digest?.id);
      expect(said).toContain(usfj?.title[lang]);
      const next = { en: ['Mon', 'Tue', 'Wed'], ja: ['月', '火', '水'] }[lang];
      for (const day of next) expect(said).toContain(day);
      expect(added).not.toHaveProperty('submit.text');
    },
  );

  test('submitted twice sets up one, also when Slack brings it twice', async ({ slack, start }) => {
    const subscriptionService = subscriptionServiceOn();
    await start({ subscriptionService, wait: waitUntilStopped });
    const form = await slack.runCommand('/digest', 'add').view();
    const [first, second] = [slack.submit(form), slack.submit(form)];
    await Promise.all([first.ack(), second.ack()]);
    slack.redeliver(first);
    const { body } = await first.ack(2);
    expect(JSON.stringify(body)).toContain(en.management.added);
    expect((await digestsIn(subscriptionService, slack)).length).toBe(1);
  });

  test('what is missing or wrong is said at its field, and can be put right', async ({
    slack,
    start,
  }) => {
    const subscriptionService = subscriptionServiceOn();
    await start({ subscriptionService, wait: waitUntilStopped });
    const form = await slack.runCommand('/digest').view();
    const errors = await errorsOf(
      slack.submit(form, {
        [FIELDS.cron]: '0 0 31 2 *',
        [FIELDS.topics]: [option('usfj'), option('frob')],
      }),
    );
    expect(errors).toEqual({
      [FIELDS.cron]: en.digest.refusals.never('0 0 31 2 *'),
      [FIELDS.topics]: en.management.unknownTopic('frob'),
    });
    const added = await slack.submit(form, { [FIELDS.cron]: ' 0 7 1 * * ' }).updatedView();
    expect(textOf(added)).toContain(en.management.added);
    expect(
      (await digestsIn(subscriptionService, slack)).map(({ schedule }) => schedule.cron),
    ).toEqual(['0 7 1 * *']);
  });

  test.for(LANGS)(
    'takes all topics but those that are chosen: %s',
    async (lang, { slack, start }) => {
      const subscriptionService = subscriptionServiceOn();
      await start({ subscriptionService, wait: waitUntilStopped });
      const user = lang === 'ja' ? slack.fixtures.ken : slack.fixtures.ann;
      const words = wordsFor(lang).management;
      const form = await slack.runCommand('/digest', '', { user }).view();
      const suggested = await slack.suggest(form, FIELDS.topics, '');
      const [allBut] = suggested;
      expect(allBut?.text.text).toBe(words.form.allBut);
      expect(suggested).toHaveLength(shipped.briefs.size + 1);
      const typed = await slack.suggest(form, FIELDS.topics, 'all but usfj');
      expect(typed.slice(0, 2)).toMatchObject([allBut, { value: 'usfj' }]);
      if (!allBut) throw new Error('not suggested');
      expect(await errorsOf(slack.submit(form, { [FIELDS.topics]: [allBut] }))).toEqual({
        [FIELDS.topics]: words.nothingLeftOut,
      });
      const chosen = [option('usfj'), allBut, option('missiles')];
      const added = await slack.submit(form, { [FIELDS.topics]: chosen }).updatedView();
      const titles = ['usfj', 'missiles'].map(
        (id) => shipped.briefs.get(id as never)?.title[lang] ?? '',
      );
      expect(textOf(added)).toContain(words.allBut(wordsFor(lang).listOf(titles)));
      expect((await digestsIn(subscriptionService, slack))[0]?.topics).toEqual({
        except: new Set(['usfj', 'missiles']),
      });
    },
  );
});

describe('the form', () => {
  const { refusals } = en.digest;
  const { minute } = refusals.parts;
  test.for([
    ['61 9 * * *', refusals.badCron('61 9 * * *', '61', minute.name, minute.accepts)],
    ['now and then', refusals.badRhythm('now and then', null)],
    ['0 9 * *', refusals.cronShape('0 9 * *', 4)],
    ['* * * * *', refusals.tooOften('* * * * *', 1, 15)],
    ['*/5 9 * * *', refusals.tooOften('*/5 9 * * *', 5, 15)],
    ['0 0 31 2 *', refusals.never('0 0 31 2 *')],
  ] as const)(
    'refuses the cron expression %s at its field',
    async ([cron, said], { slack, start }) => {
      const subscriptionService = subscriptionServiceOn();
      await start({ subscriptionService, wait: waitUntilStopped });
      const form = await slack.runCommand('/digest').view();
      const errors = await errorsOf(slack.submit(form, { [FIELDS.cron]: cron }));
      expect(errors).toEqual({ [FIELDS.cron]: said });
      expect(await digestsIn(subscriptionService, slack)).toEqual([]);
    },
  );

  test('takes words for days in that place, with the time that is chosen', async ({
    slack,
    start,
  }) => {
    const subscriptionService = subscriptionServiceOn();
    await start({ subscriptionService, wait: waitUntilStopped });
    const form = await slack.runCommand('/digest').view();
    const inputs = { [FIELDS.cron]: '金曜', [FIELDS.time]: '18:30' };
    await slack.submit(form, inputs).updatedView();
    const [digest] = await digestsIn(subscriptionService, slack);
    expect(digest?.schedule.cron).toBe('30 18 * * 5');
  });

  test('refuses a zone that there is not, with those that are near', async ({ slack, start }) => {
    await start({ wait: waitUntilStopped });
    const form = await slack.runCommand('/digest').view();
    const errors = await errorsOf(slack.submit(form, { [FIELDS.zone]: option('Pariss') }));
    expect(errors).toEqual({ [FIELDS.zone]: refusals.badZone('Pariss', ['Europe/Paris']) });
  });

  test('takes only channels that the person and the bot are in', async ({ slack, start }) => {
    const subscriptionService = subscriptionServiceOn();
    await start({ subscriptionService, wait: waitUntilStopped });
    const { ann, ken, random, elsewhere, hidden, archived, secret } = slack.fixtures;
    random.members.delete(ann.id);
    const refused = [
      [random.id, 'not-joined'],
      [elsewhere.id, 'not-invited'],
      [hidden.id, 'not-invited'],
      [archived.id, 'archived'],
      [directChannel(slack.world, ann).id, 'direct'],
    ] as const;
    for (const [user, lang] of [[ann, 'en'] as const, [ken, 'ja'] as const]) {
      if (user === ken) random.members.delete(ken.id);
      const form = await slack.runCommand('/digest', '', { user }).view();
      for (const [channel, why] of refused) {
        expect(await errorsOf(slack.submit(form, { [FIELDS.channel]: channel }))).toEqual({
          [FIELDS.channel]: wordsFor(lang).management.channelErrors[why],
        });
      }
    }
    expect(await digestsIn(subscriptionService, slack)).toEqual([]);
    const form = await slack.runCommand('/digest').view();
    await slack.submit(form, { [FIELDS.channel]: secret.id }).updatedView();
    expect(
      (await digestsIn(subscriptionService, slack)).map(({ channelRef }) => channelRef.channel),
    ).toEqual([secret.id]);
  });

  test('finds a person in the last of very many channels', async ({ slack, start }) => {
    await start({ wait: waitUntilStopped });
    const { ann, general } = slack.fixtures;
    slack.world.channels.delete(general.id);
    for (let i = 0; i < 2100; i++) {
      slack.world.channels.set(`C${i}`, { ...general, id: `C${i}`, members: new Set([ann.id]) });
    }
    slack.world.channels.set(general.id, general);
    expect(textOf(await setUp(slack, ann, general))).toContain(en.management.added);
    const pages = slack.requests.entries.filter(({ target }) => target === 'users.conversations');
    expect(pages.length).toBe(3);
  });

  test('opens in direct messages with no channel, and in Japanese who types so', async ({
    slack,
    start,
  }) => {
    await start({ wait: waitUntilStopped });
    const form = await slack.runCommand('/digest', '追加', { where: 'dm' }).view();
    expect(form.title?.text).toBe(wordsFor('ja').management.form.title);
    expect(elementOf(form, FIELDS.channel)).not.toHaveProperty('initial_conversation');
    expect(() => slack.submit(form)).toThrow(FIELDS.channel);
  });

  test('begins with the zone of the bot where that of the person is not known', async ({
    slack,
    start,
  }) => {
    await start({ subscriptionService: subscriptionServiceOn(), wait: waitUntilStopped });
    slack.faults.refuse('users.info', 'user_not_found');
    const form = await slack.runCommand('/digest').view();
    expect(elementOf(form, FIELDS.zone)).toMatchObject({
      initial_option: { value: 'Europe/Paris' },
    });
    const [first, ...others] = (await slack.suggest(form, FIELDS.zone, '')).map((one) => one.value);
    expect(first).toBe('Europe/Paris');
    expect(others).toContain('Asia/Tokyo');
    expect(others).not.toContain('Europe/Paris');
  });

  test('is stale, and says so, when another version of the bot made it', async ({
    slack,
    start,
  }) => {
    await start({ wait: waitUntilStopped });
    const form = await slack.runCommand('/digest').view();
    const shown = slack.world.views.get(form.id);
    if (!shown) throw new Error('no form');
    shown.api = { ...shown.api, private_metadata: '{"id":1}' };
    expect(await errorsOf(slack.submit(form))).toEqual({ [FIELDS.channel]: en.chat.stale });
  });

  test('lacks a scope: says that the operator is needed, and the log what to do', async ({
    slack,
    start,
  }) => {
    const { logged } = await start({ wait: waitUntilStopped });
    const scopes: readonly string[] = manifestOver('socket').oauth_config?.scopes?.bot ?? [];
    slack.grant(scopes.filter((scope) => scope !== 'groups:read'));
    const form = await slack.runCommand('/digest').view();
    expect(await errorsOf(slack.submit(form))).toEqual({
      [FIELDS.channel]: en.management.channelErrors['not-permitted'],
    });
    await logged(/the bot lacks groups:read \(to see whether .*"OAuth & Permissions"/);
  });
});

describe('what is slow or away', () => {
  test('Slack: nothing is set up, and it can be tried again', async ({ slack, start }) => {
    const subscriptionService = subscriptionServiceOn();
    const { wait, end } = manualTimeout(2200);
    await start({ subscriptionService, wait });
    const form = await slack.runCommand('/digest').view();
    const hold = slack.faults.hold('users.conversations');
    const asked = slack.submit(form);
    await hold.arrived;
    end();
    expect(await errorsOf(asked)).toEqual({ [FIELDS.channel]: en.management.channelErrors.later });
    hold.release();
    expect(await digestsIn(subscriptionService, slack)).toEqual([]);
  });

  test('Slack, with an error of its own: the log says why', async ({ slack, start }) => {
    const { logged } = await start({ wait: waitUntilStopped });
    const form = await slack.runCommand('/digest').view();
    slack.faults.fail('conversations.info', 503);
    expect(await errorsOf(slack.submit(form))).toEqual({
      [FIELDS.channel]: en.management.channelErrors.later,
    });
    await logged(/who is in which channel is not known: Slack answered 503/);
    expect(textOf(await slack.submit(form).updatedView())).toContain(en.management.added);
  });

  test('the store, away: said in the person’s language, and logged once', async ({
    slack,
    start,
  }) => {
    const gate = await gateTo(await emptyPostgres());
    gate.shut();
    const { log } = await start({
      subscriptionService: subscriptionServiceOn({ store: opened(gate.url) }),
      wait: waitUntilStopped,
    });
    const { ken } = slack.fixtures;
    const form = await slack.runCommand('/digest', '', { user: ken }).view();
    const ja = wordsFor('ja');
    expect(await errorsOf(slack.submit(form))).toEqual({
      [FIELDS.channel]: ja.management.storeUnavailable,
    });
    const told = log.entries.filter(({ msg }) => msg.startsWith('Digests: '));
    expect(told).toMatchObject([{ msg: expect.stringContaining(new URL(gate.url).host) }]);
    gate.open();
    const added = await slack.submit(form).updatedView();
    expect(textOf(added)).toContain(ja.management.added);
  });

  const late = async (slack: SlackPeer, start: (how: object) => Promise<unknown>) => {
    const { store, asked, answer } = slowStore();
    const { wait, end } = manualTimeout(2200);
    const subscriptionService = subscriptionServiceOn({ store });
    await start({ subscriptionService, wait });
    const form = await slack.runCommand('/digest').view();
    const submitted = slack.submit(form);
    await asked;
    end();
    expect(await errorsOf(submitted)).toEqual({ [FIELDS.channel]: en.management.storeUnavailable });
    return { form, submitted, answer, subscriptionService };
  };

  test('the store, slow: what it took after all is shown in the window', async ({
    slack,
    start,
  }) => {
    const { submitted, answer, subscriptionService } = await late(slack, start);
    answer();
    expect(textOf(await submitted.updatedView())).toContain(en.management.added);
    expect((await digestsIn(subscriptionService, slack)).length).toBe(1);
  });

  test('the store, slow: it is told by message where the window is closed', async ({
    slack,
    start,
  }) => {
    const { form, submitted, answer } = await late(slack, start);
    slack.dismiss(form);
    answer();
    const message = await submitted.message();
    expect(textOf(message)).toContain(en.management.added);
    expect(message.channel).toBe(directChannel(slack.world, slack.fixtures.ann).id);
  });

  test('the store, slow: pressed again, there is one', async ({ slack, start }) => {
    const { form, answer, subscriptionService } = await late(slack, start);
    const again = slack.submit(form);
    answer();
    await again.updatedView();
    await again.ack();
    expect((await digestsIn(subscriptionService, slack)).length).toBe(1);
  });
});

test.for(LANGS)('every sentence at a field is short enough for a phone: %s', (lang: Lang) => {
  for (const said of Object.values(wordsFor(lang).management.channelErrors)) {
    expect(said.length).toBeLessThan(150);
  }
});
