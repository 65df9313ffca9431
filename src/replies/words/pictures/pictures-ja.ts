import type { picturesEn } from './pictures-en.ts';

/** The pictures, in Japanese. */
export const picturesJa: typeof picturesEn = {
  pictures: {
    kinds: { commands: '指揮', coordinates: '調整', undecided: '未定' },
    legend: {
      commands: '上の組織の指揮下に入る',
      coordinates: '互いに調整する（指揮関係なし）',
      undecided: '未定、または資料に食い違い',
    },
    with: (kind, name) => `${kind}（${name}と）`,
    edge: {
      commands: (from, to) => `${to}：${from}の指揮下`,
      coordinates: (from, to) => `${from}と${to}：調整`,
      undecided: (from, to) => `${from}と${to}：未定`,
      disputed: (from, to) => `${from}と${to}：資料に食い違い`,
    },
    sourced: (said, publisher) => `${said}（${publisher}）。`,
    structureAlt: (title, edges) => `${title}。${edges}`,
    timelineAlt: (title, count, first, last) =>
      `${title}：日付のある記述${count}件（${first === last ? first : `${first}から${last}まで`}）。`,
    sentences: (first, second) => `${first}${second}。`,
    counts: (label, count) => `${label}${count}件`,
    certainty: {
      day: '日付が判明',
      month: '月まで判明',
      year: '年のみ判明',
      yearless: '年の記載なし',
      planned: '予定として発表、その後の確認なし',
      open: '未定、または資料に食い違い',
    },
    years: (count) => `${count}年`,
    until: (when) => `${when}まで`,
    decade: (from) => `${from}年代`,
    more: (count) => `ほか${count}件`,
    jump: '図を飛ばす',
  },
};
