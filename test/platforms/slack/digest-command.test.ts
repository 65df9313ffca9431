import { describe } from 'vitest';
import { LANGS } from '../../../src/library/schema.ts';
import { FIELDS } from '../../../src/platforms/slack/digests/digest-form.ts';
import { digestHint, parseDigest } from '../../../src/platforms/slack/registration/digest-line.ts';
import { wordsFor } from '../../../src/replies/words/index.ts';
import type { SlackPeer } from '../../peers/slack/server.ts';
import type { Person } from '../../peers/slack/state/world.ts';
import { shipped } from '../../support/libraries.ts';
import { emptyPostgres, gateTo, opened } from '../../support/stores.ts';
import { digestsIn, setUp, subscriptionServiceOn, waitUntilStopped } from './digest-setup.ts';
import { expect, labelsOf, test, textOf } from './running-bot.ts';

const en = wordsFor('en');
const titleOf = (id: string) => shipped.briefs.get(id as never)?.title.en ?? '';

/** What the bot says to who types something behind `/digest`, and nobody else. */
async function said(slack: SlackPeer, text: string, user?: Person): Promise<string> {
  const asked = slack.runCommand('/digest', text, user ? { user } : {});
  const message = await asked.message();
  expect(message.isEphemeral).toBe(true);
  expect((await asked.ack()).body ?? '').toBe('');
  return textOf(message);
}

describe.for(['socket', 'http'] as const)('over %s, /digest', (transport) => {
  test.override({ transport });

  test.for(LANGS)(
    'lists, pauses, resumes, posts and removes: %s',
    async (lang, { slack, start }) => {
      const due: string[] = [];
      const subscriptionService = subscriptionServiceOn({ onDue: () => due.push('now') });
      await start({ subscriptionService, wait: waitUntilStopped });
      const { ann, ken, general } = slack.fixtures;
      const user = lang === 'ja' ? ken : ann;
      const { management: words, digestCommand } = wordsFor(lang);
      const actions = digestCommand.actions;
      const type = (text: string) => said(slack, text, user);
      expect(await type(actions.list.name)).toContain(words.none);
      await setUp(slack, user, general);
      const [{ id } = { id: '' }] = await digestsIn(subscriptionService, slack);
      const listed = await type(actions.list.name);
      expect(listed).toContain(id);
      expect(listed).toContain(words.hint);
      const steps = [
        [`${actions.pause.name} ${id}`, words.pausedNow],
        [`${actions.pause.name}　${id.toUpperCase()}`, words.pausedAlready],
        [`${actions.now.name} ${id}`, words.resumeFirst],
        [`${actions.resume.name} ${id} `, words.resumed],
        [`${actions.now.name} ${id}`, words.onItsWay],
        [`${actions.remove.name} ${id}`, words.removed],
        [`${actions.remove.name} ${id}`, words.unknownId(id)],
        [actions.list.name, words.none],
      ] as const;
      for (const [typed, answer] of steps) expect(await type(typed), typed).toContain(answer);
      expect(due).toEqual(['now']);
    },
  );

  test('previews a topic, all, or a digest, for the eyes of one person', async ({
    slack,
    start,
  }) => {
    const subscriptionService = subscriptionServiceOn();
    await start({ subscriptionService, wait: waitUntilStopped });
    const { ann, general } = slack.fixtures;
    const title = en.digest.titleOf(shipped.title.en);
    const one = await said(slack, 'preview usfj');
    expect(one).toContain(title);
    expect(one).toContain(titleOf('usfj'));
    expect(await said(slack, 'preview')).toContain(title);
    await setUp(slack, ann, general, { [FIELDS.language]: 'ja' });
    const [{ id } = { id: '' }] = await digestsIn(subscriptionService, slack);
    const ja = await said(slack, `preview ${id}`);
    expect(ja).toContain(wordsFor('ja').digest.titleOf(shipped.title.ja));
    expect(await said(slack, 'preview frobnication')).toContain(
      en.management.unknownTopic('frobnication'),
    );
    const message = await slack.runCommand('/digest', 'preview usfj').message();
    expect(labelsOf(message)).not.toContain(en.slack.share);
  });
});

describe('/digest', () => {
  test('with a slip says what there is', async ({ slack, start }) => {
    await start({ wait: waitUntilStopped });
    const steps = [
      ['frob <@U1> *x*', en.management.unknownAction('frob   *x*')],
      ['remov abc', en.management.unknownAction('remov abc')],
      ['remove', en.management.unknownId('')],
      ['remove 0', en.management.unknownId('0')],
      ['pause <!here>', en.management.unknownId('')],
    ] as const;
    for (const [typed, answer] of steps) expect(await said(slack, typed), typed).toContain(answer);
    const ja = wordsFor('ja').management;
    expect(await said(slack, '消す')).toContain(ja.unknownAction('消す'));
  });

  test('of somebody else’s channel is neither listed nor done', async ({ slack, start }) => {
    const subscriptionService = subscriptionServiceOn();
    await start({ subscriptionService, wait: waitUntilStopped });
    const { ann, ken, random, general } = slack.fixtures;
    await setUp(slack, ken, random);
    await setUp(slack, ken, general);
    const [hidden, open] = await digestsIn(subscriptionService, slack);
    random.members.delete(ann.id);
    const listed = await said(slack, 'list');
    expect(listed).toContain(open?.id);
    expect(listed).not.toContain(hidden?.id);
    for (const action of ['remove', 'pause', 'resume', 'now', 'preview']) {
      expect(await said(slack, `${action} ${hidden?.id}`)).toContain(
        en.management.channelErrors['not-joined'],
      );
    }
    expect(await digestsIn(subscriptionService, slack)).toEqual([hidden, open]);
    expect(await said(slack, `pause ${open?.id}`)).toContain(en.management.pausedNow);
    random.members.delete(ken.id);
    expect(await said(slack, 'list', ken)).toContain(hidden?.id);
    const removed = await said(slack, `remove ${hidden?.id}`, ken);
    expect(removed).toContain(wordsFor('ja').management.removed);
  });

  test('of another workspace is not found', async ({ slack, start }) => {
    const subscriptionService = subscriptionServiceOn();
    await start({ subscriptionService, wait: waitUntilStopped });
    const { ann, general } = slack.fixtures;
    await setUp(slack, ann, general);
    const [digest] = await digestsIn(subscriptionService, slack);
    const elsewhere = await subscriptionService.find(
      { platform: 'slack', server: 'T0' },
      digest?.id ?? '',
    );
    expect(elsewhere).toBeNull();
  });

  test('that Slack does not tell of changes nothing', async ({ slack, start }) => {
    const subscriptionService = subscriptionServiceOn();
    const { logged } = await start({ subscriptionService, wait: waitUntilStopped });
    const { ann, ken, general } = slack.fixtures;
    await setUp(slack, ken, general);
    const [digest] = await digestsIn(subscriptionService, slack);
    slack.faults.fail('users.conversations', 500, { times: 2 });
    expect(await said(slack, `remove ${digest?.id}`, ann)).toContain(
      en.management.channelErrors.later,
    );
    expect(await said(slack, 'list', ann)).toContain(en.management.channelErrors.later);
    await logged(/who is in which channel is not known: Slack answered 500/);
    expect(await digestsIn(subscriptionService, slack)).toEqual([digest]);
  });

  test('says that the store is away, and the log says it once', async ({ slack, start }) => {
    const gate = await gateTo(await emptyPostgres());
    const { log } = await start({
      subscriptionService: subscriptionServiceOn({ store: opened(gate.url) }),
      wait: waitUntilStopped,
    });
    gate.shut();
    expect(await said(slack, '一覧')).toContain(wordsFor('ja').management.storeUnavailable);
    const told = log.entries.filter(({ msg }) => msg.startsWith('Digests: '));
    expect(told).toMatchObject([{ msg: expect.stringContaining('DATABASE_URL') }]);
    gate.open();
    expect(await said(slack, 'list')).toContain(en.management.none);
  });

  test('knows an id in any dress', async ({ slack, start }) => {
    const subscriptionService = subscriptionServiceOn();
    await start({ subscriptionService, wait: waitUntilStopped });
    const { ann, general } = slack.fixtures;
    await setUp(slack, ann, general);
    const [{ id } = { id: '' }] = await digestsIn(subscriptionService, slack);
    for (const typed of [`\`${id}\``, `“${id}”.`, `#${id}`, `&lt;${id}&gt;`, `「${id}」`]) {
      expect(await said(slack, `preview ${typed}`), typed).toContain(
        en.digest.titleOf(shipped.title.en),
      );
      expect(await said(slack, `now ${typed}`), typed).toContain(en.management.onItsWay);
    }
    expect(await said(slack, `\`pause\` \`${id}\``)).toContain(en.management.pausedNow);
  });

  test('that is sent twice is done once', async ({ slack, start }) => {
    const subscriptionService = subscriptionServiceOn();
    await start({ subscriptionService, wait: waitUntilStopped });
    const { ann, general } = slack.fixtures;
    await setUp(slack, ann, general);
    const [digest] = await digestsIn(subscriptionService, slack);
    const asked = slack.runCommand('/digest', `pause ${digest?.id}`);
    await asked.message();
    slack.redeliver(asked);
    await asked.ack(2);
    await said(slack, 'list');
    expect(
      asked.messages.filter((one) => textOf(one).includes(en.management.pausedAlready)),
    ).toEqual([]);
  });
});

describe('what is typed behind /digest', () => {
  test.each([
    ['', { action: 'add', rest: '' }],
    ['  ', { action: 'add', rest: '' }],
    ['ADD', { action: 'add', rest: '' }],
    ['list all', { action: 'list', rest: 'all' }],
    ['remove  k7m2pq ', { action: 'remove', rest: 'k7m2pq' }],
    ['削除　k7m2pq', { action: 'remove', rest: 'k7m2pq' }],
    ['停止 x', { action: 'pause', rest: 'x' }],
    ['再開 x', { action: 'resume', rest: 'x' }],
    ['今すぐ x', { action: 'now', rest: 'x' }],
    ['試し 在日米軍', { action: 'preview', rest: '在日米軍' }],
    ['ｌｉｓｔ', { action: 'list', rest: '' }],
    ['`pause` `k7m2pq`', { action: 'pause', rest: '`k7m2pq`' }],
    ['“pause” k7m2pq', { action: 'pause', rest: 'k7m2pq' }],
    ['pause: #k7m2pq', { action: 'pause', rest: '#k7m2pq' }],
    ['「停止」 k7m2pq', { action: 'pause', rest: 'k7m2pq' }],
    ['removek7m2pq', null],
  ] as const)('%j', (typed, expected) => {
    expect(parseDigest(typed)).toEqual(expected);
  });

  test('is told by Slack', () => {
    expect(digestHint()).toBe('[add | list | remove id | pause id | resume id | preview | now id]');
  });
});
