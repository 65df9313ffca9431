import { describe, expect, test } from 'vitest';
import { textOfRaw } from '../../../src/platforms/discord/messages/message-text.ts';

const CLAIM = 'The US has 60,000 troops in Japan.';

const cases: readonly (readonly [string, unknown, readonly string[]])[] = [
  ['a text alone', { content: CLAIM }, [CLAIM]],
  [
    'a poll',
    {
      content: '',
      poll: {
        question: { text: 'When was the JJOC set up?' },
        answers: [
          { answer_id: 1, poll_media: { text: 'In 2024', emoji: { name: '🅰️' } } },
          { answer_id: 2, poll_media: { emoji: { name: '🅱️' } } },
          { answer_id: 3, poll_media: { text: 'In 2025' } },
        ],
      },
    },
    ['When was the JJOC set up?', 'In 2024', 'In 2025'],
  ],
  [
    'the end of a poll',
    {
      content: '',
      embeds: [
        {
          type: 'poll_result',
          fields: [
            { name: 'poll_question_text', value: 'When?', inline: false },
            { name: 'victor_answer_votes', value: '3', inline: false },
            { name: 'victor_answer_text', value: 'In 2025', inline: false },
          ],
        },
      ],
    },
    ['When?', 'In 2025'],
  ],
  [
    'cards',
    {
      content: 'look',
      embeds: [
        {
          author: { name: 'The Paper' },
          title: 'Headline',
          description: CLAIM,
          fields: [{ name: 'Bases', value: '15' }],
          footer: { text: 'Tokyo' },
        },
        { type: 'image', url: 'https://x.example/a.png' },
      ],
    },
    ['look', 'Headline', CLAIM, 'Bases: 15', 'The Paper', 'Tokyo'],
  ],
  [
    'components, without what is there to be pressed',
    {
      content: '',
      components: [
        {
          type: 17,
          components: [
            { type: 10, content: '## Head' },
            {
              type: 9,
              components: [{ type: 10, content: CLAIM }],
              accessory: { type: 11, media: { url: 'x' }, description: 'A map' },
            },
            { type: 14 },
            {
              type: 12,
              items: [{ media: { url: 'x' }, description: 'A ship' }, { media: { url: 'x' } }],
            },
            { type: 1, components: [{ type: 2, label: 'Press', custom_id: 'x', style: 1 }] },
          ],
        },
      ],
    },
    ['## Head', CLAIM, 'A map', 'A ship'],
  ],
  [
    'what is forwarded, once',
    {
      content: '',
      message_snapshots: [
        { message: { content: CLAIM, embeds: [{ description: 'Card' }] } },
        { message: { content: CLAIM } },
      ],
    },
    [CLAIM, 'Card'],
  ],
  [
    'pictures that are described',
    {
      content: '',
      attachments: [{ filename: 'a.png', description: 'A chart' }, { filename: 'b.png' }],
    },
    ['A chart'],
  ],
  [
    'instants, links and names',
    {
      content: 'JJOC began <t:1742774400:D>, <@1> <#2> <:flag:3> [as reported](https://x.example).',
    },
    ['JJOC began 24 March 2025,       as reported.'],
  ],
  ['an instant among Japanese', { content: '発足は<t:1742774400>' }, ['発足は2025年3月24日 00:00']],
  ['a time of day', { content: 'at <t:1742774400:t>' }, ['at 00:00']],
  ['an instant that no calendar has', { content: 'at <t:9999999999999:D>' }, ['at']],
  ['a picture alone', { content: '', attachments: [{ filename: 'a.png' }] }, []],
];

describe('of a message', () => {
  test.each(cases)('%s', (_, message, lines) => {
    expect(textOfRaw(message)).toBe(lines.join('\n'));
  });

  test.each([
    null,
    undefined,
    'text',
    5,
    { content: 5, embeds: [null], poll: 'no', components: [[]] },
  ])('that is none (%j), nothing', (message) => expect(textOfRaw(message)).toBe(''));
});
