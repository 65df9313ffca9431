import { describe } from 'vitest';
import { LANGS } from '../../../src/library/schema.ts';
import { homeView } from '../../../src/platforms/slack/commands/home.ts';
import { FIELDS } from '../../../src/platforms/slack/digests/digest-form.ts';
import type { Block } from '../../../src/platforms/slack/rendering/payload.ts';
import { wordsFor } from '../../../src/replies/words/index.ts';
import { viewCheck } from '../../peers/slack/checks/view-check.ts';
import { emptyPostgres, gateTo, opened } from '../../support/stores.ts';
import { grown } from '../shared/grown.ts';
import {
  digestsIn,
  manualTimeout,
  NOW,
  setUp,
  slowStore,
  subscriptionServiceOn,
  waitUntilStopped,
} from './digest-setup.ts';
import { expect, labelsOf, test, textOf } from './running-bot.ts';

const en = wordsFor('en');
const ja = wordsFor('ja');

describe('the Home tab', () => {
  test('shows the last five digests of a person, and takes another', async ({ slack, start }) => {
    const subscriptionService = subscriptionServiceOn();
    await start({ subscriptionService, wait: waitUntilStopped });
    const { ann, ken, general, random } = slack.fixtures;
    const empty = textOf(await slack.openHome(ann).home());
    expect(empty).toContain(en.management.title);
    expect(empty).toContain(en.management.none);
    await setUp(slack, ken, general);
    for (let i = 0; i < 6; i++) await setUp(slack, ann, general);
    const [others, first, ...last] = await digestsIn(subscriptionService, slack);
    const home = await slack.openHome(ann).home();
    for (const { id } of last) expect(textOf(home)).toContain(id);
    for (const one of [others, first]) expect(textOf(home)).not.toContain(one?.id);

    const form = await slack.press(home, { text: en.management.form.title }).view();
    expect(() => slack.submit(form)).toThrow(FIELDS.channel);
    const submitted = slack.submit(form, { [FIELDS.channel]: random.id });
    expect(textOf(await submitted.updatedView())).toContain(en.management.added);
    const added = (await digestsIn(subscriptionService, slack)).find(
      ({ channelRef }) => channelRef.channel === random.id,
    );
    expect(textOf(await submitted.home())).toContain(added?.id);
  });

  test('is in the language of the person', async ({ slack, start }) => {
    await start({ subscriptionService: subscriptionServiceOn(), wait: waitUntilStopped });
    const home = await slack.openHome(slack.fixtures.ken).home();
    expect(textOf(home)).toContain('定期配信');
    expect(labelsOf(home)).toContain(ja.management.form.title);
  });

  test('does not wait for a store that is slow, or away', async ({ slack, start }) => {
    const { wait, end } = manualTimeout(1000);
    const { store, asked, answer } = slowStore();
    await start({ subscriptionService: subscriptionServiceOn({ store }), wait });
    const opening = slack.openHome(slack.fixtures.ann);
    await asked;
    end();
    const home = textOf(await opening.home());
    expect(home).toContain(en.slack.search);
    expect(home).not.toContain(en.management.title);
    answer();
    expect(textOf(await slack.openHome(slack.fixtures.ann).home())).toContain(en.management.title);
  });

  test('is there without a store', async ({ slack, start }) => {
    const gate = await gateTo(await emptyPostgres());
    gate.shut();
    const { logged } = await start({
      subscriptionService: subscriptionServiceOn({ store: opened(gate.url) }),
      wait: waitUntilStopped,
    });
    const home = textOf(await slack.openHome(slack.fixtures.ann).home());
    expect(home).toContain(en.slack.search);
    expect(home).not.toContain(en.management.title);
    await logged(/^Digests: .*DATABASE_URL/);
  });

  test.for(LANGS)('is such as Slack takes, with very many briefs and digests: %s', (lang) => {
    const much = { seed: '*<!here>_`~ &', length: 400, facts: 3, sides: 2, cites: 9, sources: 9 };
    // More than five digests can be drawn as.
    const digests = Array.from({ length: 10 }, (): Block => ({ type: 'divider' }));
    const view = homeView(grown({ ...much, briefs: 300 }), digests, lang, NOW);
    expect(viewCheck(view)).toEqual([]);
    expect(view.blocks.length).toBeGreaterThan(70);
  });
});
