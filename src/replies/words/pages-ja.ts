import type { pagesEn } from './pages-en.ts';

/** The public pages, in Japanese. */
export const pagesJa: typeof pagesEn = {
  changes: {
    titleOf: (library) => `更新履歴：${library}`,
    kinds: { added: '新規', changed: '変更', withdrawn: '取り下げ' },
    none: 'ボットが最初に公開してから、解説に変更はありません。',
  },
  openPage: 'ページで開く',
  pages: {
    skip: '本文へ移動',
    briefs: '解説',
    timeline: '年表',
    sources: '出典',
    changes: '更新履歴',
    related: '関連する解説',
    otherLanguage: 'English',
    citation: (n, paragraph) => (paragraph === null ? `出典${n}` : `出典${n}の第${paragraph}段落`),
    alsoHere: '同じ箇所に基づく記述：',
    moreHere: (count) => `ほか${count}件`,
    close: '閉じる',
    dayUnknown: (when) => `${when}（日付は不明）`,
    feed: '更新履歴のフィード',
    calendar: 'カレンダー用ファイル（.ics）',
    linkTo: 'この記述へのリンク',
    printed: (address) => `${address} より`,
    notFound: 'このアドレスにページはありません。',
    about:
      '短い解説です。記述にはすべて出典を付けています。配信元のボットは、DiscordとSlackで質問にお答えします。',
  },
};
