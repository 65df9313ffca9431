import { describe, expect, onTestFinished, test } from 'vitest';
import { createCommandService } from '../../../src/commands/command-service.ts';
import { LANGS } from '../../../src/library/schema.ts';
import { PREVIEWS } from '../../../src/platforms/previews/index.ts';
import { type ActionResult, api } from '../../../src/platforms/web/api.ts';
import type { Answer } from '../../../src/platforms/web/conversation/answer.ts';
import { openFeedback } from '../../../src/store/feedback.ts';
import { openStore } from '../../../src/store/store.ts';
import { shipped } from '../../support/libraries.ts';
import { run } from '../../support/script.ts';

/** The API over the shipped briefs, with counts of its own. */
function webApi() {
  const store = openStore('file::memory:');
  onTestFinished(() => store.close());
  const counts = openFeedback(store);
  const commandService = createCommandService({
    library: () => shipped,
    now: () => new Date(),
    onMiss() {},
  });
  const app = api({ commandService, ratings: counts, previews: PREVIEWS }, () => false);
  const post = (path: string, body: unknown) =>
    app.request(path, { method: 'POST', body: JSON.stringify(body) });
  return {
    counts,
    post,
    command: async (body: object) => (await (await post('/command', body)).json()) as Answer,
    async press(id: string, conversation?: string) {
      const response = await post('/press', { platform: 'discord', id, conversation });
      return (await response.json()) as ActionResult;
    },
  };
}

type Component = {
  readonly components?: readonly Component[];
  readonly custom_id?: string;
  readonly disabled?: boolean;
  readonly options?: readonly { readonly value: string }[];
};

/** What Discord could send back from a message: the ids of its buttons and choices. */
function idsIn({ components = [], custom_id, disabled, options }: Component): string[] {
  if (options) return options.map(({ value }) => value);
  const own = custom_id && !disabled ? [custom_id] : [];
  return [...own, ...components.flatMap(idsIn)];
}
const idsOf = ({ previews }: Answer) => previews.discord.messages.flatMap(idsIn);

describe('a reply comes with what Discord would be sent', () => {
  test.each(LANGS)('the very JSON of --as discord (%s)', async (lang) => {
    const answer = await webApi().command({ command: 'brief', options: { topic: 'usfj' }, lang });
    const { out } = await run('brief', ['usfj', '--lang', lang, '--as', 'discord']);
    expect(answer.previews.discord.messages).toEqual(JSON.parse(out));
    expect(answer.previews.discord.messages.length).toBeGreaterThan(1);
    expect(answer.previews.discord.way).toBe('turn');
    expect(answer.title).toBe(shipped.briefs.values().find(({ id }) => id === 'usfj')?.title[lang]);
  });
});

describe('its buttons', () => {
  test.each(LANGS)('of every brief lead to a reply that was found (%s)', async (lang) => {
    const { command, press } = webApi();
    const answers = await Promise.all(
      [...shipped.briefs.keys()].map((topic) =>
        command({ command: 'brief', options: { topic }, lang }),
      ),
    );
    const ids = new Set(answers.flatMap(idsOf));
    expect(ids.size).toBeGreaterThan(40);
    for (const id of ids) {
      const pressed = await press(id);
      expect(pressed, id).toMatchObject({ kind: 'show', answer: { outcome: 'found' } });
    }
  });

  test('turn to a page of the same reply', async () => {
    const { command, press } = webApi();
    const answer = await command({ command: 'brief', options: { topic: 'usfj' }, lang: 'en' });
    const next = idsOf(answer)[0] ?? '';
    const pressed = await press(next);
    expect(pressed).toEqual({ kind: 'show', page: 1, answer });
  });

  test('below an answer count votes, and open a brief beside it', async () => {
    const { command, press, counts } = webApi();
    const question = 'when did the JJOC start?';
    const ids = idsOf(await command({ command: 'ask', options: { question }, lang: 'en' }));
    const pressed: ActionResult[] = [];
    for (const id of ids) pressed.push(await press(id));
    expect(pressed.map(({ kind }) => kind).toSorted()).toEqual([
      'open',
      'open',
      'show',
      'vote',
      'vote',
    ]);
    const rated = await counts.ratings();
    expect(rated.length).toBeGreaterThan(0);
    for (const { up, down } of rated) expect({ up, down }).toEqual({ up: 1, down: 1 });
  });

  test('lean on what the conversation was about, as typed commands do', async () => {
    const { command, press } = webApi();
    const answer = await command({ command: 'brief', options: { topic: 'usfj' }, lang: 'en' });
    const related = idsOf(answer).find((id) => id.includes('|brief|en|jjoc')) ?? '';
    await press(related, 'rosa');
    const options = { question: 'and when?' };
    const later = await command({ command: 'ask', options, lang: 'en', conversation: 'rosa' });
    expect(later.topic).toBe('jjoc');
  });
});

test.each([
  {},
  { platform: 'discord' },
  { platform: 'irc', id: 'b1|s0|brief|en|usfj' },
  { platform: 'discord', id: 'b1|page' },
  { platform: 'discord', id: 'b0|s0|brief|en|usfj' },
  { platform: 'discord', id: 'b1|s0|frob|en|usfj' },
  { platform: 'discord', id: 'x'.repeat(1001) },
  { platform: 'discord', id: ['b1|s0|brief|en|usfj'] },
  'b1|s0|brief|en|usfj',
  null,
])('a press that is none is refused: %j', async (body) => {
  const response = await webApi().post('/press', body);
  expect(response.status).toBe(400);
  expect(await response.json()).toHaveProperty('error');
});
