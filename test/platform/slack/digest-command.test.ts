import { describe } from 'vitest';
import { LANGS } from '../../../src/library/schema.ts';
import { FIELDS } from '../../../src/platform/slack/digest-form.ts';
import { digestHint, parseDigest } from '../../../src/platform/slack/digest-line.ts';
import { wordsFor } from '../../../src/reply/words/index.ts';
import { shipped } from '../../answer/town.ts';
import type { SlackPeer } from '../../peers/slack/server.ts';
import type { Person } from '../../peers/slack/state/world.ts';
import { emptyPostgres, gateTo, opened } from '../../support/stores.ts';
import { calmly, digestsIn, officeOn, setUp } from './digest-desk.ts';
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
      const office = officeOn({ onDue: () => due.push('now') });
      await start({ office, wait: calmly });
      const { ann, ken, general } = slack.town;
      const user = lang === 'ja' ? ken : ann;
      const { office: words, digestCommand } = wordsFor(lang);
      const deeds = digestCommand.deeds;
      const type = (text: string) => said(slack, text, user);
      expect(await type(deeds.list.name)).toContain(words.none);
      await setUp(slack, user, general);
      const [{ id } = { id: '' }] = await digestsIn(office, slack);
      const listed = await type(deeds.list.name);
      expect(listed).toContain(id);
      expect(listed).toContain(words.hint);
      const steps = [
        [`${deeds.pause.name} ${id}`, words.pausedNow],
        [`${deeds.pause.name}　${id.toUpperCase()}`, words.pausedAlready],
        [`${deeds.now.name} ${id}`, words.resumeFirst],
        [`${deeds.resume.name} ${id} `, words.resumed],
        [`${deeds.now.name} ${id}`, words.onItsWay],
        [`${deeds.remove.name} ${id}`, words.removed],
        [`${deeds.remove.name} ${id}`, words.unknownId(id)],
        [deeds.list.name, words.none],
      ] as const;
      for (const [typed, answer] of steps) expect(await type(typed), typed).toContain(answer);
      expect(due).toEqual(['now']);
    },
  );

  test('previews a topic, all, or a digest, for the eyes of one person', async ({
    slack,
    start,
  }) => {
    const office = officeOn();
    await start({ office, wait: calmly });
    const { ann, general } = slack.town;
    const title = en.digest.titleOf(shipped.title.en);
    const one = await said(slack, 'preview usfj');
    expect(one).toContain(title);
    expect(one).toContain(titleOf('usfj'));
    expect(await said(slack, 'preview')).toContain(title);
    await setUp(slack, ann, general, { [FIELDS.language]: 'ja' });
    const [{ id } = { id: '' }] = await digestsIn(office, slack);
    const ja = await said(slack, `preview ${id}`);
    expect(ja).toContain(wordsFor('ja').digest.titleOf(shipped.title.ja));
    expect(await said(slack, 'preview frobnication')).toContain(
      en.office.unknownTopic('frobnication'),
    );
    const message = await slack.runCommand('/digest', 'preview usfj').message();
    expect(labelsOf(message)).not.toContain(en.slack.share);
  });
});

describe('/digest', () => {
  test('with a slip says what there is', async ({ slack, start }) => {
    await start({ wait: calmly });
    const steps = [
      ['frob <@U1> *x*', en.office.unknownDeed('frob   *x*')],
      ['remov abc', en.office.unknownDeed('remov abc')],
      ['remove', en.office.unknownId('')],
      ['remove 0', en.office.unknownId('0')],
      ['pause <!here>', en.office.unknownId('')],
    ] as const;
    for (const [typed, answer] of steps) expect(await said(slack, typed), typed).toContain(answer);
    const ja = wordsFor('ja').office;
    expect(await said(slack, '消す')).toContain(ja.unknownDeed('消す'));
  });

  test('of somebody else’s channel is neither listed nor done', async ({ slack, start }) => {
    const office = officeOn();
    await start({ office, wait: calmly });
    const { ann, ken, random, general } = slack.town;
    await setUp(slack, ken, random);
    await setUp(slack, ken, general);
    const [hidden, open] = await digestsIn(office, slack);
    random.members.delete(ann.id);
    const listed = await said(slack, 'list');
    expect(listed).toContain(open?.id);
    expect(listed).not.toContain(hidden?.id);
    for (const deed of ['remove', 'pause', 'resume', 'now', 'preview']) {
      expect(await said(slack, `${deed} ${hidden?.id}`)).toContain(en.office.unable['not-joined']);
    }
    expect(await digestsIn(office, slack)).toEqual([hidden, open]);
    expect(await said(slack, `pause ${open?.id}`)).toContain(en.office.pausedNow);
    random.members.delete(ken.id);
    expect(await said(slack, 'list', ken)).toContain(hidden?.id);
    const removed = await said(slack, `remove ${hidden?.id}`, ken);
    expect(removed).toContain(wordsFor('ja').office.removed);
  });

  test('of another workspace is not found', async ({ slack, start }) => {
    const office = officeOn();
    await start({ office, wait: calmly });
    const { ann, general } = slack.town;
    await setUp(slack, ann, general);
    const [digest] = await digestsIn(office, slack);
    const elsewhere = await office.find({ platform: 'slack', server: 'T0' }, digest?.id ?? '');
    expect(elsewhere).toBeNull();
  });

  test('that Slack does not tell of changes nothing', async ({ slack, start }) => {
    const office = officeOn();
    const { logged } = await start({ office, wait: calmly });
    const { ann, ken, general } = slack.town;
    await setUp(slack, ken, general);
    const [digest] = await digestsIn(office, slack);
    slack.faults.fail('users.conversations', 500, { times: 2 });
    expect(await said(slack, `remove ${digest?.id}`, ann)).toContain(en.office.unable.later);
    expect(await said(slack, 'list', ann)).toContain(en.office.unable.later);
    await logged(/who is in which channel is not known: Slack answered 500/);
    expect(await digestsIn(office, slack)).toEqual([digest]);
  });

  test('says that the store is away, and the log says it once', async ({ slack, start }) => {
    const gate = await gateTo(await emptyPostgres());
    const { log } = await start({ office: officeOn({ store: opened(gate.url) }), wait: calmly });
    gate.shut();
    expect(await said(slack, '一覧')).toContain(wordsFor('ja').office.storeAway);
    const told = log.entries.filter(({ msg }) => msg.startsWith('Digests: '));
    expect(told).toMatchObject([{ msg: expect.stringContaining('DATABASE_URL') }]);
    gate.open();
    expect(await said(slack, 'list')).toContain(en.office.none);
  });

  test('knows an id in any dress', async ({ slack, start }) => {
    const office = officeOn();
    await start({ office, wait: calmly });
    const { ann, general } = slack.town;
    await setUp(slack, ann, general);
    const [{ id } = { id: '' }] = await digestsIn(office, slack);
    for (const typed of [`\`${id}\``, `“${id}”.`, `#${id}`, `&lt;${id}&gt;`, `「${id}」`]) {
      expect(await said(slack, `preview ${typed}`), typed).toContain(
        en.digest.titleOf(shipped.title.en),
      );
      expect(await said(slack, `now ${typed}`), typed).toContain(en.office.onItsWay);
    }
    expect(await said(slack, `\`pause\` \`${id}\``)).toContain(en.office.pausedNow);
  });

  test('that is sent twice is done once', async ({ slack, start }) => {
    const office = officeOn();
    await start({ office, wait: calmly });
    const { ann, general } = slack.town;
    await setUp(slack, ann, general);
    const [digest] = await digestsIn(office, slack);
    const asked = slack.runCommand('/digest', `pause ${digest?.id}`);
    await asked.message();
    slack.redeliver(asked);
    await asked.ack(2);
    await said(slack, 'list');
    expect(asked.messages.filter((one) => textOf(one).includes(en.office.pausedAlready))).toEqual(
      [],
    );
  });
});

describe('what is typed behind /digest', () => {
  test.each([
    ['', { deed: 'add', rest: '' }],
    ['  ', { deed: 'add', rest: '' }],
    ['ADD', { deed: 'add', rest: '' }],
    ['list all', { deed: 'list', rest: 'all' }],
    ['remove  k7m2pq ', { deed: 'remove', rest: 'k7m2pq' }],
    ['削除　k7m2pq', { deed: 'remove', rest: 'k7m2pq' }],
    ['停止 x', { deed: 'pause', rest: 'x' }],
    ['再開 x', { deed: 'resume', rest: 'x' }],
    ['今すぐ x', { deed: 'now', rest: 'x' }],
    ['試し 在日米軍', { deed: 'preview', rest: '在日米軍' }],
    ['ｌｉｓｔ', { deed: 'list', rest: '' }],
    ['`pause` `k7m2pq`', { deed: 'pause', rest: '`k7m2pq`' }],
    ['“pause” k7m2pq', { deed: 'pause', rest: 'k7m2pq' }],
    ['pause: #k7m2pq', { deed: 'pause', rest: '#k7m2pq' }],
    ['「停止」 k7m2pq', { deed: 'pause', rest: 'k7m2pq' }],
    ['removek7m2pq', null],
  ] as const)('%j', (typed, expected) => {
    expect(parseDigest(typed)).toEqual(expected);
  });

  test('is told by Slack', () => {
    expect(digestHint()).toBe('[add | list | remove id | pause id | resume id | preview | now id]');
  });
});
