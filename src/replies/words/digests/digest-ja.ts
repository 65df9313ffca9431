import type { DigestWords } from './digest-en.ts';

/** Digests and their times, in Japanese. */
export const digestJa: DigestWords = {
  digest: {
    titleOf: (library) => `定期配信：${library}`,
    late: (due) =>
      `この定期配信は${due}にお届けする予定でした。ボットが停止していたため、遅れてお届けします。`,
    added: (day) => `${day}に加わった内容`,
    changed: (day) => `${day}に変わった内容`,
    withdrawn: (day) => `${day}に取り下げた内容（現在の解説にはありません）`,
    more: (count) => `ほかに${count}件の変更があります。現在の内容は解説を開いてご覧ください。`,
    quiet: (since) => `${since}から、解説に変更はありません。`,
    onThisDay: (date) => `この日の出来事：${date}`,
    paused: (id, reason) =>
      `定期配信を一時停止しました。${reason}解消しましたら /digest resume ${id} で再開できます。不要でしたら /digest remove ${id} で削除してください。`,
    pauseReasons: {
      'channel-gone':
        'チャンネルが見つかりません。削除されたか、ボットがチャンネルから外されています。',
      'no-access':
        'ボットが投稿できなくなっています。ボットを招待するか、投稿の権限を与えてください。',
      archived: 'チャンネルまたはスレッドがロックされているか、アーカイブされています。',
      'wrong-kind':
        'フォーラムなど、メッセージを投稿できない種類のチャンネルです。テキストチャンネルかスレッドで設定し直してください。',
      'token-revoked': 'プラットフォームに接続できなくなっています。',
      refused:
        '投稿先のルールまたはフィルターにより、投稿がブロックされています。投稿を許可するよう、管理者にご依頼ください。',
    },
    schedule: {
      everyDay: (times) => `毎日${times}`,
      everyWeekday: (times) => `平日の${times}`,
      onWeekdays: (days, times) => `毎週${days.join('・')}の${times}`,
      onDates: (dates, times) => `毎月${dates.map((date) => `${date}日`).join('・')}の${times}`,
      byCron: (cron) => `cron式 ${cron} の日時`,
      times: (times) => times.join('・'),
      inZone: (when, zone) => `${when}（${zone}）`,
      weekdays: ['日曜日', '月曜日', '火曜日', '水曜日', '木曜日', '金曜日', '土曜日'],
    },
    refusals: {
      badRhythm: (typed, near) =>
        typed === ''
          ? '毎日、平日、毎週、金曜日のように、頻度をご指定ください。'
          : near
            ? `「${typed}」を読み取れません。${near} のことでしょうか。`
            : `「${typed}」を頻度として読み取れません。毎日、平日、毎週、金曜日のように書くか、0 9 * * 1-5 のような cron式をお書きください。`,
      cronShape: (typed, parts) =>
        `cron式は「分 時 日 月 曜日」の5項目ですが、「${typed}」は${parts}項目です。0 9 * * 1-5 のように書くか、「平日」のようにお書きください。`,
      badCron: (typed, value, part, accepts) =>
        `「${typed}」の「${value}」は、${part}として使えません。${accepts}のほか、列挙（1,3）、範囲（1-5）、間隔（*/2）、* が使えます。`,
      parts: {
        minute: { name: '分', accepts: '0～59' },
        hour: { name: '時', accepts: '0～23' },
        dayOfMonth: { name: '日', accepts: '1～31' },
        month: { name: '月', accepts: '1～12' },
        dayOfWeek: { name: '曜日', accepts: '0～6（0は日曜日）、MON～SUN' },
      },
      never: (typed) => `「${typed}」に当たる日は暦にありません。日か月をお変えください。`,
      tooOften: (typed, minutes, least) =>
        `「${typed}」では${minutes}分おきの投稿になります。*/${least} * * * * のように、${least}分以上の間隔を空けてください。`,
      badTime: (typed) =>
        `「${typed}」は時刻として読み取れません。9:00、18:30、午後9時のようにお書きください。`,
      twoTimes: (typed) =>
        `cron式には時刻が含まれているため、「${typed}」と重なります。時刻は空欄にしてください。`,
      badZone: (typed, near) =>
        typed === ''
          ? 'Asia/Tokyo や東京のように、タイムゾーンをご指定ください。'
          : near.length > 0
            ? `「${typed}」からはタイムゾーンを決められません。${near.join('、')}のことでしょうか。`
            : `「${typed}」というタイムゾーンは見つかりません。東京や America/New_York のように、都市名かタイムゾーン名でお書きください。`,
    },
  },
};
