import { expect, test } from 'vitest';
import { blocksCheck, type Surface } from './checks/blocks-check.ts';
import { messageCheck } from './checks/message-check.ts';
import { lineOf, type Problem } from './checks/problem.ts';
import { promptsCheck } from './checks/prompts-check.ts';
import { viewCheck } from './checks/view-check.ts';

/** Every documented limit, at it and one over it. */

const long = (n: number) => 'x'.repeat(n);
const times = <T>(n: number, make: (index: number) => T) =>
  Array.from({ length: n }, (_, i) => make(i));
const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const option = (n: number) => ({ text: plain(`o${n}`), value: `v${n}` });
const options = (n: number) => times(n, option);
const button = (more: object = {}) => ({ type: 'button', text: plain('b'), ...more });
const section = (more: object) => ({ type: 'section', text: plain('x'), ...more });
const actions = (...elements: object[]) => [{ type: 'actions', elements }];
const select = (more: object) => actions({ type: 'static_select', options: options(1), ...more });
const accessory = (element: object) => [section({ accessory: element })];
const input = (element: object, more: object = {}) => [
  { type: 'input', label: plain('l'), element, ...more },
];
const image = (more: object = {}) => ({
  type: 'image',
  alt_text: 'a',
  image_url: 'https://example.org/a.png',
  ...more,
});
const confirm = (more: object) => actions(button({ confirm: { text: plain('sure?'), ...more } }));
const list = (more: object) => [
  {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_list',
        style: 'bullet',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'x' }] }],
        ...more,
      },
    ],
  },
];
const address = (n: number) => `https://example.org/${long(n - 20)}`;
const cell = { type: 'raw_text', text: 'x' };
const feedback = (text: string, value: string) => ({ text: plain(text), value });

type Limit = readonly [make: (n: number) => unknown[], most: number, where: string];

const BLOCKS: Record<string, Limit> = {
  'blocks of a message': [(n) => times(n, () => ({ type: 'divider' })), 50, 'blocks: 51 blocks'],
  'a block_id': [(n) => [{ type: 'divider', block_id: long(n) }], 255, 'blocks.0.block_id'],
  'an action_id': [(n) => actions(button({ action_id: long(n) })), 255, 'elements.0.action_id'],
  'a section': [(n) => [{ type: 'section', text: mrkdwn(long(n)) }], 3_000, 'blocks.0.text.text'],
  'fields of a section': [(n) => [section({ fields: times(n, () => plain('x')) })], 10, '0.fields'],
  'a field': [(n) => [section({ fields: [mrkdwn(long(n))] })], 2_000, 'fields.0.text'],
  'a header': [(n) => [{ type: 'header', text: plain(long(n)) }], 150, 'blocks.0.text.text'],
  'elements of a context': [
    (n) => [{ type: 'context', elements: times(n, () => mrkdwn('x')) }],
    10,
    'blocks.0.elements',
  ],
  'a text of a context': [
    (n) => [{ type: 'context', elements: [mrkdwn(long(n))] }],
    3_000,
    'elements.0.text',
  ],
  'elements of actions': [(n) => actions(...times(n, () => button())), 25, 'blocks.0.elements'],
  'the text of a button': [(n) => actions(button({ text: plain(long(n)) })), 75, '0.text.text'],
  'the value of a button': [(n) => actions(button({ value: long(n) })), 2_000, '0.value'],
  'the url of a button': [(n) => actions(button({ url: address(n) })), 3_000, '0.url'],
  'the spoken label of a button': [
    (n) => actions(button({ accessibility_label: long(n) })),
    75,
    '0.accessibility_label',
  ],
  'the title of a confirmation': [(n) => confirm({ title: plain(long(n)) }), 100, 'confirm.title'],
  'the text of a confirmation': [(n) => confirm({ text: mrkdwn(long(n)) }), 300, 'confirm.text'],
  'the yes of a confirmation': [(n) => confirm({ confirm: plain(long(n)) }), 30, 'confirm.confirm'],
  'the no of a confirmation': [(n) => confirm({ deny: plain(long(n)) }), 30, 'confirm.deny'],
  'options of a select': [(n) => select({ options: options(n) }), 100, '0.options'],
  'the text of an option': [
    (n) => select({ options: [{ text: plain(long(n)), value: 'v' }] }),
    75,
    'options.0.text.text',
  ],
  'the value of an option': [
    (n) => select({ options: [{ text: plain('o'), value: long(n) }] }),
    150,
    'options.0.value',
  ],
  'the description of an option': [
    (n) => select({ options: [{ ...option(0), description: plain(long(n)) }] }),
    75,
    'options.0.description',
  ],
  'groups of options': [
    (n) =>
      select({
        options: undefined,
        option_groups: times(n, (i) => ({ label: plain('g'), options: [option(i)] })),
      }),
    100,
    '0.option_groups',
  ],
  'options of a group': [
    (n) =>
      select({ options: undefined, option_groups: [{ label: plain('g'), options: options(n) }] }),
    100,
    'option_groups.0.options',
  ],
  'the label of a group': [
    (n) =>
      select({
        options: undefined,
        option_groups: [{ label: plain(long(n)), options: options(1) }],
      }),
    75,
    'option_groups.0.label',
  ],
  'a placeholder': [(n) => select({ placeholder: plain(long(n)) }), 150, '0.placeholder'],
  'options of an overflow': [
    (n) => accessory({ type: 'overflow', options: options(n) }),
    5,
    'accessory.options',
  ],
  'the url of an overflow option': [
    (n) => accessory({ type: 'overflow', options: [{ ...option(0), url: address(n) }] }),
    3_000,
    'options.0.url',
  ],
  'radio buttons': [
    (n) => actions({ type: 'radio_buttons', options: options(n) }),
    10,
    '0.options',
  ],
  checkboxes: [(n) => actions({ type: 'checkboxes', options: options(n) }), 10, '0.options'],
  'the label of an input': [
    (n) => [{ ...input({ type: 'plain_text_input' })[0], label: plain(long(n)) }],
    2_000,
    'blocks.0.label',
  ],
  'the hint of an input': [
    (n) => input({ type: 'plain_text_input' }, { hint: plain(long(n)) }),
    2_000,
    'blocks.0.hint',
  ],
  'the longest input': [
    (n) => input({ type: 'plain_text_input', max_length: n }),
    3_000,
    'element.max_length',
  ],
  'the shortest input': [
    (n) => input({ type: 'plain_text_input', min_length: n }),
    3_000,
    'element.min_length',
  ],
  'the url of an image': [(n) => [image({ image_url: address(n) })], 3_000, 'blocks.0.image_url'],
  'the text of an image': [(n) => [image({ alt_text: long(n) })], 2_000, 'blocks.0.alt_text'],
  'the title of an image': [(n) => [image({ title: plain(long(n)) })], 2_000, 'blocks.0.title'],
  'a markdown block': [(n) => [{ type: 'markdown', text: long(n) }], 12_000, 'blocks.0.text'],
  'markdown in all': [
    (n) => [
      { type: 'markdown', text: long(6_000) },
      { type: 'markdown', text: long(n - 6_000) },
    ],
    12_000,
    'blocks: 12001 characters of markdown',
  ],
  'text in all': [
    (n) => times(13, (i) => ({ type: 'section', text: plain(long(i ? 1_000 : n - 12_000)) })),
    13_000,
    'blocks: 13001 characters of text',
  ],
  'rows of a table': [(n) => [{ type: 'table', rows: times(n, () => [cell]) }], 100, '0.rows'],
  'columns of a table': [(n) => [{ type: 'table', rows: [times(n, () => cell)] }], 20, 'rows.0'],
  'column settings': [
    (n) => [
      { type: 'table', rows: [[cell]], column_settings: times(n, () => ({ align: 'right' })) },
    ],
    20,
    '0.column_settings',
  ],
  'tables in a message': [
    (n) => times(n, () => ({ type: 'table', rows: [[cell]] })),
    1,
    'blocks: two tables',
  ],
  'the indent of a list': [(n) => list({ indent: n }), 8, 'elements.0.indent'],
  'the border of a list': [(n) => list({ border: n }), 1, 'elements.0.border'],
  'elements of context actions': [
    (n) => [
      {
        type: 'context_actions',
        elements: times(n, () => ({ type: 'icon_button', icon: 'trash', text: plain('x') })),
      },
    ],
    5,
    'blocks.0.elements',
  ],
  'the text of a feedback button': [
    (n) => [
      {
        type: 'context_actions',
        elements: [
          {
            type: 'feedback_buttons',
            positive_button: feedback(long(n), 'y'),
            negative_button: feedback('n', 'n'),
          },
        ],
      },
    ],
    75,
    'positive_button.text',
  ],
  'the value of a feedback button': [
    (n) => [
      {
        type: 'context_actions',
        elements: [
          {
            type: 'feedback_buttons',
            positive_button: feedback('y', 'y'),
            negative_button: feedback('n', long(n)),
          },
        ],
      },
    ],
    2_000,
    'negative_button.value',
  ],
};

const lines = (problems: readonly Problem[]) => problems.map(lineOf).join('\n');

function expectLimit(check: (n: number) => readonly Problem[], most: number, where: string): void {
  expect(lines(check(most))).toBe('');
  expect(lines(check(most + 1))).toContain(where);
}

test.for(Object.entries(BLOCKS))('%s', ([, [make, most, where]]) => {
  const surface: Surface = 'message';
  expectLimit((n) => blocksCheck(make(n), surface), most, where);
});

const modal = (more: object) => ({
  type: 'modal',
  title: plain('t'),
  blocks: [{ type: 'divider' }],
  ...more,
});

const VIEWS: Record<string, readonly [(n: number) => object, number, string]> = {
  'blocks of a modal': [
    (n) => modal({ blocks: times(n, () => ({ type: 'divider' })) }),
    100,
    'view.blocks: 101 blocks',
  ],
  'blocks of a Home tab': [
    (n) => ({ type: 'home', blocks: times(n, () => ({ type: 'divider' })) }),
    100,
    'view.blocks: 101 blocks',
  ],
  'the title of a modal': [(n) => modal({ title: plain(long(n)) }), 24, 'view.title'],
  'the submit of a modal': [(n) => modal({ submit: plain(long(n)) }), 24, 'view.submit'],
  'the close of a modal': [(n) => modal({ close: plain(long(n)) }), 24, 'view.close'],
  private_metadata: [(n) => modal({ private_metadata: long(n) }), 3_000, 'view.private_metadata'],
  callback_id: [(n) => modal({ callback_id: long(n) }), 255, 'view.callback_id'],
  external_id: [(n) => modal({ external_id: long(n) }), 255, 'view.external_id'],
};

test.for(Object.entries(VIEWS))('%s', ([, [make, most, where]]) => {
  expectLimit((n) => viewCheck(make(n)), most, where);
});

test('the text of a message, and what Slack recommends', () => {
  expectLimit((n) => messageCheck({ text: long(n) }), 4_000, 'text: longer than the 4000');
  const errors = (n: number) => messageCheck({ text: long(n) }).map(({ error }) => error);
  expect(errors(40_000)).toEqual([null]);
  expect(errors(40_001)).toContain('msg_too_long');
});

test('the type and the size of metadata', () => {
  const metadata = (event_type: string, value: string) =>
    messageCheck({ text: 'x', metadata: { event_type, event_payload: { value } } });
  expectLimit((n) => metadata(long(n), ''), 255, 'metadata.event_type');
  expect(metadata('digest', long(15_900))).toEqual([]);
  expect(metadata('digest', long(16_000))).toMatchObject([{ error: 'metadata_too_large' }]);
});

test('suggested prompts', () => {
  const prompts = (n: number) => ({ prompts: times(n, () => ({ title: 't', message: 'm' })) });
  expectLimit((n) => promptsCheck(prompts(n), true), 4, 'prompts');
  expect(lines(promptsCheck(prompts(0), true))).toContain('prompts');
});
