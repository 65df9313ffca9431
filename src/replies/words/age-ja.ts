import type { Age } from '../../library/index.ts';
import type { AgeWords } from './age-en.ts';

/** 「今日」「5カ月前」、月までの日付なら「先月」。 */
function age({ count, unit }: Age): string {
  const near = {
    day: ['今日', '昨日'],
    'calendar-month': ['今月', '先月'],
    'calendar-year': ['今年', '昨年'],
    ...{ week: [], month: [], year: [] },
  }[unit][count];
  const counter = {
    ...{ day: '日', week: '週間', month: 'カ月', year: '年' },
    ...{ 'calendar-month': 'カ月', 'calendar-year': '年' },
  }[unit];
  return near ?? `${count}${counter}前`;
}

/** How old what the bot knows is, in Japanese. */
export const ageJa: AgeWords = {
  age,
  newestSource: (date, age) => `最も新しい資料：${date}${age === null ? '' : `（${age}）`}`,
  noSourceDated: '資料に日付の記載なし',
  heldAgainst: (day) => `本文は${day}に資料と照合`,
  reach: (until) => `全ての解説を通じて、資料は${until}までのものです。`,
  stale: (date, age) =>
    `解説全体で最も新しい資料は${date}（${age}）のものです。その後の動きは反映されていません。`,
  pastReview: (due) =>
    `この解説は${due}までに見直す予定でした。古くなっている恐れがありますので、ご利用の前にご確認ください。`,
};
