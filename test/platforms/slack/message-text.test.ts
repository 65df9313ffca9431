import { describe, expect, test } from 'vitest';
import {
  attachedTextOf,
  hasDate,
  ownTextOf,
  textOf,
} from '../../../src/platforms/slack/messages/message-text.ts';

const section = (...elements: object[]) => ({ type: 'rich_text_section', elements });
const written = (text: string, style?: object) => ({ type: 'text', text, ...(style && { style }) });
const rich = (...elements: object[]) => ({ type: 'rich_text', elements });
const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const button = { type: 'button', text: plain('Press me'), action_id: 'b' };
const CLAIM = 'The US has 60,000 troops in Japan.';
/** The midnight at which 24 March 2025 begins in London. */
const MIDNIGHT = 1742774400;

const share = {
  is_msg_unfurl: true,
  is_share: true,
  author_name: 'Ken',
  author_id: 'U2',
  from_url: 'https://north.slack.com/archives/C1/p1742774400000100',
  fallback: `[March 24th, 2025 9:00 AM] ken: ${CLAIM}`,
  text: CLAIM,
  footer: 'Posted in #general',
  ts: '1742774400.000100',
  mrkdwn_in: ['text'],
  message_blocks: [
    {
      team: 'T1',
      channel: 'C1',
      ts: '1742774400.000100',
      message: { blocks: [rich(section(written(CLAIM)))] },
    },
  ],
};

const cases: readonly (readonly [string, object, readonly string[]])[] = [
  ['a text alone', { text: 'a &lt; b &amp; c' }, ['a < b & c']],
  [
    'what a person wrote, which Slack sends as text and as blocks',
    {
      text: `<@U1> *The US* has <https://x.example|60,000 troops> in Japan.`,
      blocks: [
        rich(
          section(
            { type: 'user', user_id: 'U1' },
            written(' '),
            written('The US', { bold: true }),
            written(' has '),
            { type: 'link', url: 'https://x.example', text: '60,000 troops' },
            written(' in Japan.'),
            { type: 'emoji', name: 'tada', unicode: '1f389' },
          ),
        ),
      ],
    },
    [CLAIM],
  ],
  [
    'lists, quotes and code of rich text, each on its line',
    {
      text: '',
      blocks: [
        rich(
          section(written('Two things:')),
          {
            type: 'rich_text_list',
            style: 'ordered',
            elements: [section(written('first')), section(written('second'))],
          },
          {
            type: 'rich_text_list',
            style: 'bullet',
            indent: 1,
            elements: [section(written('deep'))],
          },
          { type: 'rich_text_quote', elements: [written('quoted')] },
          { type: 'rich_text_preformatted', elements: [written('set apart')] },
        ),
      ],
    },
    ['Two things:', 'first', 'second', 'deep', 'quoted', 'set apart'],
  ],
  [
    'a date of rich text',
    {
      blocks: [
        rich(
          section(
            written('It began on '),
            {
              type: 'date',
              timestamp: MIDNIGHT,
              format: '{date_long} at {time}',
              fallback: 'then',
            },
            written('.'),
          ),
        ),
      ],
    },
    ['It began on 24 March 2025 at 00:00.'],
  ],
  [
    'a date in a text, in the language of the text',
    { text: `発足は<!date^${MIDNIGHT}^{date_short_pretty}^https://x.example|Mar 24>です。` },
    ['発足は2025年3月24日です。'],
  ],
  [
    'a date without an instant',
    { text: 'on <!date^soon^{date}|24 March 2025>' },
    ['on 24 March 2025'],
  ],
  [
    'the blocks of an app, without what is there to be pressed',
    {
      text: 'only a notification',
      blocks: [
        { type: 'header', text: plain('News &amp; facts') },
        {
          type: 'section',
          text: mrkdwn('*Bold* and <https://x.example|a link> :tada:'),
          fields: [mrkdwn('*Troops:*\n60,000'), plain('Bases: 15')],
          accessory: button,
        },
        { type: 'divider' },
        { type: 'image', image_url: 'x', alt_text: 'A map of bases', title: plain('Bases') },
        {
          type: 'context',
          elements: [{ type: 'image', image_url: 'x', alt_text: 'Flag' }, mrkdwn('_Tokyo_')],
        },
        { type: 'actions', elements: [button] },
      ],
    },
    [
      'News & facts',
      'Bold and a link',
      'Troops: 60,000',
      'Bases: 15',
      'Bases',
      'A map of bases',
      'Flag',
      'Tokyo',
    ],
  ],
  [
    'newer blocks',
    {
      blocks: [
        { type: 'markdown', text: '## Head\n**Strong** [words](https://x.example)' },
        {
          type: 'table',
          rows: [
            [
              { type: 'raw_text', text: 'Troops' },
              { type: 'raw_number', value: 60000, text: '60,000' },
            ],
            [rich(section(written('Bases'))), { type: 'raw_text', text: 'fifteen' }],
          ],
        },
        { type: 'data_table', caption: 'Figures', rows: [[{ type: 'raw_number', value: 15 }]] },
        {
          type: 'video',
          title: plain('Film'),
          description: plain('About it'),
          alt_text: 'x',
          video_url: 'x',
          thumbnail_url: 'x',
        },
        { type: 'alert', text: mrkdwn('Take care') },
        {
          type: 'carousel',
          elements: [
            { type: 'card', title: mrkdwn('Card'), body: mrkdwn('Its text'), actions: [button] },
          ],
        },
        {
          type: 'container',
          title: plain('Box'),
          child_blocks: [{ type: 'section', text: mrkdwn('in it') }],
        },
        {
          type: 'plan',
          title: 'Plan',
          tasks: [
            {
              type: 'task_card',
              task_id: '1',
              title: 'Task',
              details: rich(section(written('step'))),
            },
          ],
        },
        { type: 'not_yet_made', title: plain('To come'), elements: [mrkdwn('some day')] },
      ],
    },
    [
      ...['Head', 'Strong words', 'Troops 60,000', 'Bases fifteen', 'Figures', '15', 'Film'],
      ...['About it', 'Take care', 'Card', 'Its text', 'Box', 'in it', 'Plan', 'Task', 'step'],
      ...['To come', 'some day'],
    ],
  ],
  ['blocks without words', { text: CLAIM, blocks: [{ type: 'divider' }] }, [CLAIM]],
  ['a forwarded message', { text: '', attachments: [share] }, [CLAIM, 'Ken']],
  [
    'a forwarded message with a remark, of which only the text is left',
    { text: 'look', attachments: [{ ...share, message_blocks: undefined }] },
    ['look', CLAIM, 'Ken'],
  ],
  [
    'a share of a share',
    {
      text: '',
      attachments: [
        { is_share: true, message_blocks: [{ message: { text: 'above', attachments: [share] } }] },
      ],
    },
    ['above', CLAIM, 'Ken'],
  ],
  [
    'the attachments of an app, and a link that was unfolded',
    {
      text: 'see <https://x.example>',
      attachments: [
        {
          fallback: 'not shown',
          pretext: 'Before',
          author_name: 'Author',
          title: 'Title',
          title_link: 'https://x.example',
          text: 'Body with *stars*',
          fields: [{ title: 'Troops', value: '60,000', short: true }],
          footer: 'Foot',
        },
        {
          service_name: 'The Paper',
          title: 'Headline',
          text: CLAIM,
          from_url: 'https://x.example',
        },
        { fallback: 'All there is' },
        { fallback: 'not shown', blocks: [{ type: 'section', text: mrkdwn('In a block') }] },
      ],
    },
    [
      ...[
        'see https://x.example',
        'Before',
        'Title',
        'Body with stars',
        'Troops: 60,000',
        'Author',
      ],
      ...['Foot', 'Headline', CLAIM, 'The Paper', 'All there is', 'In a block'],
    ],
  ],
  [
    'files, as far as they have words',
    {
      text: '',
      files: [
        { id: 'F1', name: 'IMG_2031.jpg', title: 'IMG_2031.jpg', mimetype: 'image/jpeg' },
        { id: 'F2', name: 'image.png', title: 'image.png', alt_txt: 'A chart of troops' },
        { id: 'F3', name: 'x.pdf', title: 'Troops in Japan' },
        { id: 'F4', name: 'note.txt', title: 'note.txt', preview: CLAIM, mode: 'snippet' },
        { id: 'F5', name: 'mail', title: 'mail', subject: 'Re: bases', plain_text: 'Fifteen.' },
      ],
    },
    ['A chart of troops', 'Troops in Japan', CLAIM, 'Re: bases', 'Fifteen.'],
  ],
  ['a picture alone', { text: '', files: [{ name: 'a.png', title: 'a.png' }] }, []],
  ['what is no message', { text: 5, blocks: 'no', attachments: [null], files: {} }, []],
];

test.each(cases)('%s', (_, message, lines) => {
  expect(textOf(message)).toBe(lines.join('\n'));
});

describe('what is told apart', () => {
  test('own words are those of the person, not what they share', () => {
    const message = {
      text: 'is this true?',
      attachments: [share],
      files: [{ title: 'Troops now' }],
    };
    expect(ownTextOf(message)).toBe('is this true?');
    expect(attachedTextOf(message)).toBe(`${CLAIM}\nKen\nTroops now`);
    expect(attachedTextOf({ text: 'hello' })).toBeNull();
    expect(ownTextOf({ blocks: [rich(section(written('in blocks')))] })).toBe('in blocks');
  });

  test('a day is that of who reads it', () => {
    const message = { text: `on <!date^${MIDNIGHT}^{date}|?>` };
    expect(hasDate(message)).toBe(true);
    expect(textOf(message, 'America/New_York')).toBe('on 23 March 2025');
    expect(textOf(message, 'Asia/Tokyo')).toBe('on 24 March 2025');
    expect(textOf(message, 'Nowhere/Land')).toBe('on 24 March 2025');
    expect(hasDate({ blocks: [rich(section({ type: 'date', timestamp: 1, format: '' }))] })).toBe(
      true,
    );
    expect(hasDate({ text: 'on 24 March' })).toBe(false);
  });

  test('endless depth and endless text end', () => {
    let deep: object = { text: 'bottom' };
    for (let n = 0; n < 500; n++) deep = { attachments: [{ message_blocks: [{ message: deep }] }] };
    expect(textOf(deep)).toBe('');
    let block: object = mrkdwn('bottom');
    for (let n = 0; n < 500; n++) block = { type: 'container', child_blocks: [block] };
    expect(textOf({ blocks: [block] })).toBe('');
    expect(textOf({ text: 'x'.repeat(50_000) }).length).toBeLessThan(20_000);
  });
});

test('thousands of signs that nothing closes do not hold up the bot', () => {
  for (const sign of ['*a ', '_~*', '[', '[](']) {
    const text = sign.repeat(40_000);
    const blocks = [
      { type: 'markdown', text },
      { type: 'section', text: mrkdwn(text) },
    ];
    expect(textOf({ text }).length).toBeLessThanOrEqual(12_000);
    expect(textOf({ blocks }).length).toBeLessThanOrEqual(12_000);
  }
});
