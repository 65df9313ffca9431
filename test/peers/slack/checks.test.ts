import { expect, test } from 'vitest';
import { blocksCheck, type Surface } from './checks/blocks-check.ts';
import { messageCheck } from './checks/message-check.ts';
import { couldPing } from './checks/pings-check.ts';
import { lineOf, type Problem } from './checks/problem.ts';
import { promptsCheck } from './checks/prompts-check.ts';
import { viewCheck } from './checks/view-check.ts';

/** Rules other than limits: what must be there, what may not be, what must be unique. */

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const option = (value: string) => ({ text: plain(value), value });
const button = (more: object = {}) => ({ type: 'button', text: plain('b'), ...more });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const section = (more: object) => ({ type: 'section', ...more });
const input = (element: object) => ({ type: 'input', label: plain('l'), element });
const rich = (...elements: object[]) => ({ type: 'rich_text', elements });
const line = (...elements: object[]) => ({ type: 'rich_text_section', elements });
const text = (words: string, more: object = {}) => ({ type: 'text', text: words, ...more });
const modal = (more: object) => ({ type: 'modal', title: plain('t'), blocks: [], ...more });
const lines = (problems: readonly Problem[]) => problems.map(lineOf).join('\n');

const GOOD: Record<string, object> = {
  'a section with markup': section({ text: mrkdwn('*x*') }),
  'a section of fields alone': section({ fields: [plain('x')] }),
  'a button without value': actions(button()),
  'a button that leads to a page': actions(button({ url: 'https://example.org' })),
  'a time picker': actions({ type: 'timepicker', initial_time: '09:05', timezone: 'Asia/Tokyo' }),
  'a select with a choice made': actions({
    type: 'static_select',
    options: [option('a'), option('b')],
    initial_option: option('b'),
  }),
  'an external select': actions({ type: 'external_select', min_query_length: 0 }),
  'radio buttons with markup': actions({
    type: 'radio_buttons',
    options: [{ text: mrkdwn('*a*'), value: 'a' }],
  }),
  'rich text of every kind': rich(
    line(
      text('bold', { style: { bold: true } }),
      { type: 'link', url: 'https://example.org', text: 'here' },
      { type: 'emoji', name: 'wave' },
      { type: 'date', timestamp: 1_700_000_000, format: '{date}', fallback: 'a day' },
    ),
    {
      type: 'rich_text_list',
      style: 'ordered',
      elements: [line(text('one'))],
      indent: 1,
      border: 0,
    },
    { type: 'rich_text_quote', elements: [text('said')] },
    { type: 'rich_text_preformatted', elements: [text('code')] },
  ),
  'a table': {
    type: 'table',
    rows: [[{ type: 'raw_text', text: 'x' }, rich(line(text('y')))]],
    column_settings: [null, { is_wrapped: true }],
  },
};

test.for(Object.entries(GOOD))('Slack takes %s', ([, block]) => {
  expect(lines(blocksCheck([block], 'message'))).toBe('');
});

type Bad = readonly [blocks: unknown, where: string, surface?: Surface];

const BAD: Record<string, Bad> = {
  'blocks that are no list': [{}, 'blocks: is no list'],
  'a block of no kind': [[{ type: 'frob' }], 'blocks.0.type'],
  'a field that no block has': [[{ type: 'divider', text: plain('x') }], 'blocks.0: '],
  'an empty section': [[section({})], 'needs text or fields'],
  'an empty text': [[section({ text: mrkdwn('') })], 'blocks.0.text.text'],
  'an empty header': [[{ type: 'header', text: plain('') }], 'blocks.0.text.text'],
  'markup in a header': [[{ type: 'header', text: mrkdwn('x') }], 'blocks.0.text.type'],
  'markup on a button': [[actions(button({ text: mrkdwn('x') }))], 'elements.0.text.type'],
  'emoji in markup': [[section({ text: { ...mrkdwn('x'), emoji: true } })], 'blocks.0.text'],
  'a button of another colour': [[actions(button({ style: 'blue' }))], 'elements.0.style'],
  'a button to nowhere': [[actions(button({ url: 'example' }))], 'elements.0.url'],
  'an input among actions': [[actions({ type: 'plain_text_input' })], 'elements.0.type'],
  'a button as an input': [[input(button())], 'blocks.0.element.type'],
  'no elements': [[actions()], 'blocks.0.elements'],
  'a select without options': [[actions({ type: 'static_select' })], 'needs options'],
  'options and groups': [
    [
      actions({
        type: 'static_select',
        options: [option('a')],
        option_groups: [{ label: plain('g'), options: [option('b')] }],
      }),
    ],
    'not both',
  ],
  'an initial option that is none': [
    [actions({ type: 'static_select', options: [option('a')], initial_option: option('b') })],
    'initial_option: matches none',
  ],
  'the same value twice': [
    [actions({ type: 'checkboxes', options: [option('a'), option('a')] })],
    'the same value',
  ],
  'markup in a select': [
    [actions({ type: 'static_select', options: [{ text: mrkdwn('a'), value: 'a' }] })],
    'options.0.text.type',
  ],
  'a time of 24:00': [[actions({ type: 'timepicker', initial_time: '24:00' })], 'no HH:mm'],
  'a time zone of nobody': [[actions({ type: 'timepicker', timezone: 'Moon' })], 'no IANA'],
  'an image without text': [
    [{ type: 'image', image_url: 'https://example.org/a.png' }],
    'blocks.0.alt_text',
  ],
  'an image without picture': [[{ type: 'image', alt_text: 'x' }], 'needs image_url'],
  'rich text without elements': [[rich()], 'blocks.0.elements'],
  'an empty word': [[rich(line(text('')))], 'elements.0.text'],
  'an empty line': [[rich(line())], 'elements.0.elements'],
  'an emoji with colons': [[rich(line({ type: 'emoji', name: ':wave:' }))], 'without colons'],
  'a list without style': [
    [rich({ type: 'rich_text_list', elements: [line(text('x'))] })],
    'elements.0.style',
  ],
  'a list in a list': [
    [
      rich({
        type: 'rich_text_list',
        style: 'bullet',
        elements: [{ type: 'rich_text_list', style: 'bullet', elements: [line(text('x'))] }],
      }),
    ],
    'elements.0.elements.0.type',
  ],
  'an emoji in code': [
    [rich({ type: 'rich_text_preformatted', elements: [{ type: 'emoji', name: 'wave' }] })],
    'elements.0.elements.0.type',
  ],
  'the same block_id twice': [
    [
      { type: 'divider', block_id: 'a' },
      { type: 'divider', block_id: 'a' },
    ],
    'the block_id a is there twice',
  ],
  'the same action_id twice in a block': [
    [actions(button({ action_id: 'a' }), button({ action_id: 'a' }))],
    'the action_id a is there twice',
  ],
  'a table in a view': [
    [{ type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] }],
    '0.type',
    'view',
  ],
  'markdown in a view': [[{ type: 'markdown', text: 'x' }], 'blocks.0.type', 'view'],
  'two elements in focus': [
    [
      input({ type: 'plain_text_input', focus_on_load: true }),
      input({ type: 'plain_text_input', focus_on_load: true }),
    ],
    'two elements have focus_on_load',
    'view',
  ],
};

test.for(Object.entries(BAD))('Slack does not take %s', ([, [blocks, where, surface]]) => {
  expect(lines(blocksCheck(blocks, surface ?? 'message'))).toContain(where);
});

test('the same action_id may stand in two blocks', () => {
  const one = actions(button({ action_id: 'a' }));
  expect(blocksCheck([one, one], 'message')).toEqual([]);
});

test('a modal needs a title, and a submit if there is an input; a Home tab has neither', () => {
  const field = input({ type: 'plain_text_input' });
  expect(lines(viewCheck({ type: 'modal', blocks: [] }))).toContain('view.title');
  expect(lines(viewCheck(modal({ blocks: [field] })))).toContain('view.submit: is missing');
  expect(viewCheck(modal({ blocks: [field], submit: plain('ok') }))).toEqual([]);
  expect(lines(viewCheck(modal({ title: mrkdwn('x') })))).toContain('view.title.type');
  expect(viewCheck({ type: 'home', blocks: [field] })).toEqual([]);
  expect(lines(viewCheck({ type: 'home', blocks: [], title: plain('x') }))).toContain('view');
  const much = Array.from({ length: 90 }, () => section({ text: plain('x'.repeat(2_900)) }));
  expect(viewCheck({ type: 'home', blocks: much })).toMatchObject([{ error: 'view_too_large' }]);
});

test('a message says something, to notifications as well', () => {
  const blocks = [{ type: 'divider' }];
  const errors = (body: object) => messageCheck(body).map(({ error }) => error);
  expect(errors({})).toEqual(['no_text']);
  expect(errors({ text: ' ' })).toEqual(['no_text']);
  expect(errors({ blocks })).toEqual([null]);
  expect(errors({ text: 'x', blocks })).toEqual([]);
  expect(errors({ delete_original: true })).toEqual([]);
  expect(lines(messageCheck({ text: 'x', respose_type: 'ephemeral' } as object))).toBe(
    'respose_type: is no field of a message',
  );
});

test('metadata has a type and a flat payload', () => {
  const check = (metadata: object) =>
    messageCheck({ text: 'x', metadata }).map(({ error }) => error);
  expect(
    check({ event_type: 'digest_posted', event_payload: { slot: '1', topics: [{ id: 'a' }] } }),
  ).toEqual([]);
  expect(check({ event_type: 'digest posted', event_payload: {} })).toEqual([
    'invalid_metadata_format',
  ]);
  expect(check({ event_type: 'a' })).toEqual(['invalid_metadata_format']);
  const deep = { event_type: 'a', event_payload: { a: { b: { c: 1 } } } };
  expect(check(deep)).toEqual(['invalid_metadata_format']);
});

test('prompts in the agent view go without a thread', () => {
  const prompts = [{ title: 'a', message: 'b' }];
  expect(promptsCheck({ prompts, thread_ts: '1.0' }, false)).toEqual([]);
  expect(promptsCheck({ prompts, thread_ts: '1.0' }, true)).toMatchObject([{ error: null }]);
});

const ESCAPED = [
  'a &amp; b &lt;c&gt;',
  '> a quote\n>> another',
  '<https://example.org|here> and <https://example.org?a=1>',
  '<!date^1700000000^{date}|a day> in <#C01>',
];
const BARE = ['a & b', 'a < b', 'a > b', '&nbsp;', '<b>bold</b>'];

test.for(ESCAPED)('escaped: %s', (words) => {
  expect(messageCheck({ text: words })).toEqual([]);
});

test.for(BARE)('not escaped: %s', (words) => {
  expect(lines(messageCheck({ text: words }))).toContain('text: ');
  const blocks = [section({ text: mrkdwn(words) })];
  expect(lines(blocksCheck(blocks, 'message'))).toContain('blocks.0.text.text: ');
  expect(blocksCheck([section({ text: plain(words) })], 'message')).toEqual([]);
  expect(blocksCheck([rich(line(text(words)))], 'message')).toEqual([]);
});

const PINGING: Record<string, object> = {
  'the channel, in the text': { text: '<!channel>' },
  'who is here, with a label': { text: '<!here|here>' },
  everyone: { text: 'x', blocks: [section({ text: mrkdwn('<!everyone>') })] },
  'one person': { text: 'hello <@U0123>' },
  'a group, in a context': {
    blocks: [{ type: 'context', elements: [mrkdwn('<!subteam^S01>')] }],
  },
  'one person, in rich text': { blocks: [rich(line({ type: 'user', user_id: 'U01' }))] },
  'the channel, in rich text': { blocks: [rich(line({ type: 'broadcast', range: 'here' }))] },
  'the channel, in markdown': { blocks: [{ type: 'markdown', text: '<!channel>' }] },
  'names that Slack links': { text: '@channel', link_names: true },
  'names that Slack parses': { text: '@channel', parse: 'full' },
};

test.for(Object.entries(PINGING))('%s could ping', ([, body]) => {
  expect(couldPing(body)).toBe(true);
});

test('what is escaped, plain or a mere word pings nobody', () => {
  const blocks = [
    section({ text: plain('<!channel>') }),
    rich(line(text('<!channel> <@U01>'))),
    section({ text: mrkdwn('&lt;!channel&gt; @here') }),
  ];
  expect(couldPing({ text: '@channel &lt;!here&gt;', blocks })).toBe(false);
});
