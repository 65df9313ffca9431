import type { DateText } from '../../library/index.ts';
import { aboutJa } from './about-ja.ts';
import { ageJa } from './age-ja.ts';
import { digestJa } from './digests/digest-ja.ts';
import { digestManagementJa } from './digests/digest-management-ja.ts';
import type { Words } from './en.ts';
import { installJa } from './install-ja.ts';
import { askedInJa, languagesJa, writtenInJa } from './languages-ja.ts';
import { pageJa } from './page/page-ja.ts';
import { pagesJa } from './pages-ja.ts';
import { picturesJa } from './pictures/pictures-ja.ts';

/** 「2025年3月24日」「2025年3月」「1957年」「7月（年は資料に記載なし）」: as precise as the date is. */
function date(text: DateText): string {
  const [year, month, day] = text.split('-');
  if (year === 'XXXX') return `${Number(month)}月（年は資料に記載なし）`;
  return `${year}年${month ? `${Number(month)}月` : ''}${day ? `${Number(day)}日` : ''}`;
}

/** Japanese: です・ます, as a newspaper's reader service would write. */
export const ja: Words = {
  language: '日本語',
  date,
  listOf: (names) => names.join('、'),
  colon: '：',
  dot: '・',
  noted: (name, note) => `${name}（${note}）`,
  undated: '日付なし',
  source: (publisher, date, genre, place) => `${publisher}、${date}（${genre}）、${place}`,
  paragraphs: (numbers) => `¶${numbers}`,
  seenInPart: '一部のみ確認',
  joint: '\u2060', // a full stop is as wide as one with a space
  noLink: 'リンクなし',
  bottomLine: '要点',
  whyItMatters: 'なぜ重要か',
  facts: {
    heading: '報じられていること',
    open: '未定の点、資料が食い違う点',
    disputed: '資料に食い違い',
    undecided: '未定',
  },
  overtaken: {
    heading: '以前の情報',
    knownIn: (when) => `${when}時点の情報`,
    heldUntil: (when) => `${when}までの情報`,
    openThen: (open, then) => `${open}（${then}）`,
  },
  terms: '用語',
  sourcesHeading: '出典',
  untitled: '見出し不明',
  about: (what) => `${what}について`,
  sourceKinds: {
    primary: '一次資料',
    press: '報道',
    analysis: '分析',
    aggregator: '転載・要約',
  },
  index: {
    titleOf: (library) => `解説一覧：${library}`,
    ungrouped: 'そのほかの話題',
    hint: '/brief に続けて話題を入力するか、下からお選びください。',
    topicNote: (id, asOf) => `${id}・${asOf}時点`,
  },
  timeline: {
    title: '年表',
    titleOf: (topic) => `年表：${topic}`,
    empty: 'この解説には日付のある事実がありません。',
  },
  sources: {
    title: '出典',
    titleOf: (topic) => `出典：${topic}`,
    intro:
      '解説の内容はすべて次の資料に基づき、それぞれの記述に段落番号（¶）を示しています。一部のみ確認した資料は、資料の番号だけを示しています。',
    ofAnswer: {
      title: '回答の出典',
      intro: 'この回答の根拠と、同じ箇所に基づくほかの記述です。',
    },
    alsoHere: '同じ箇所に基づくほかの記述：',
  },
  help: {
    title: 'できること',
    intro:
      '出典を明示した短い解説をお届けします。どの記述にも出典があり、いつの時点の情報かが分かります。',
  },
  unknownTopic: {
    title: '該当する解説がありません',
    text: (typed) => `「${typed}」という解説はありません。`,
    didYouMean: 'こちらをお探しですか。',
    all: '解説は次のとおりです。',
  },
  answer: {
    no: 'いいえ。',
    from: (titles) => `${titles.map((t) => `「${t}」`).join('')}より`,
    miss: 'その点を扱った解説はありません。',
    nearest: '近い話題は次のとおりです。',
    near: '確実にお答えできる解説はありません。内容の近い記述は次のとおりです。',
    noneOf: (asked) => `「${asked}」についての記述は解説にありません。`,
    unmet: (asked) =>
      `「${asked}」についての記述は解説にありません。関連する記述は次のとおりです。`,
    asOfNewest: (newest) => `最も新しい資料（${newest}）の時点では、次のとおりです。`,
    moreEvents: (count) => `この期間の出来事はほかに${count}件あります。年表をご覧ください。`,
    uncertain: '確実にお答えできる解説はありません。',
    showClosest: '内容の近い記述を見る',
    reworded: '別の言葉でお尋ねいただくか、話題をお開きください。',
    cut: '長い文章のため、2000字までを読み、最初の質問にお答えします。',
    more: '一度にお答えできるのは3問までです。残りはあらためてお尋ねください。',
    gone: 'お尋ねの内容は、現在の解説にはありません。',
    empty: (langs) =>
      langs.length > 1
        ? 'ご質問を文章でお書きください。日本語でも英語でもかまいません。'
        : `ご質問を${askedInJa(langs)}お書きください。`,
    greeting: 'こんにちは。ご質問か、話題の名前をお書きください。',
    thanks: 'どういたしまして。',
    rated: 'ありがとうございます。お名前は記録せず、集計にのみ使います。',
    helpful: '役に立った',
    unhelpful: '役に立たなかった',
  },
  buttons: {
    timeline: '年表',
    sources: '出典',
    brief: '解説に戻る',
    index: '解説一覧',
    related: '関連する解説',
    open: '解説を開く',
    switchLanguage: 'Read in English',
  },
  check: {
    typed: '確認：文章',
    help: 'このように書いて送ると、文章を部分ごとに解説と照らし合わせます',
    description: '文章を部分ごとに解説と照らし合わせます',
    of: (beginning) => `照らし合わせた投稿：「${beginning}」`,
    found: 'この投稿に関わる事実は次のとおりです。',
    supported: (parts) => `解説と一致する部分：${quoted(parts)}`,
    contradicted: (parts) => `解説と食い違う部分：${quoted(parts)}`,
    other: (said, held) => `投稿の「${said}」に当たる部分は、解説では「${held}」です。`,
    notCovered: (parts) => `解説だけでは正誤を確かめられない部分：${quoted(parts)}`,
    rest: '照らし合わせるのは、日付・数字・名前・場所などの部分だけです。誰が何をしたかなど、そのほかは下の事実と見比べてください。',
    cut: '長い投稿のため、冒頭の15文または2000字までを確認しました。',
    empty: '照らし合わせる文章が見当たりません。「確認：文章」のように書いてください。',
  },
  ...aboutJa,
  ...ageJa,
  ...pagesJa,
  ...picturesJa,
  ...digestJa,
  ...digestManagementJa,
  ...languagesJa,
  ...installJa,
  chat: {
    post: 'ここに公開する',
    previous: '前へ',
    next: '次へ',
    page: (page, of) => `${page} / ${of}`,
    continued: (label) => `${label}（続き）`,
    rest: '続き',
    stale: 'この操作は期限が切れています。/ を入力すると、現在使えるコマンドが表示されます。',
    tooFast: (seconds) =>
      `短時間に多くのご依頼をいただきました。${seconds}秒後にまたお答えします。`,
    byRole:
      'Discordでは、ボットの名前へのメンションでなければ内容を読めません。ロールではなく名前を選び、もう一度お尋ねください。',
    failed: 'こちらの不具合でお答えできませんでした。もう一度お試しください。',
    posted: 'すでにここに公開されています。',
    unreadable:
      'Discordの仕様により、その投稿を読めません。投稿のメニューから「アプリ」→「解説と照らし合わせる」をお選びください。',
    presence: (asOf) => `${asOf}時点の解説`,
  },
  slack: {
    share: 'チャンネルに共有',
    unreadable:
      'その投稿を読めませんでした。投稿のメニュー（⋮）から「Check against briefs」をお選びください。',
    open: '開く',
    close: '閉じる',
    asInSlack: 'Slackの設定に合わせる',
    status: 'が解説を調べています…',
    prompts: 'ご質問の例',
    search: '質問・検索',
    searchHint: (langs) => `ご質問か話題の名前（${askedInJa(langs)}）`,
    about: (langs) => `出典付きの短い解説を、${writtenInJa(langs)}お届けします。`,
    agent: (langs) =>
      `普段の言葉で、${askedInJa(langs)}お尋ねください。答えの一文ごとに出典を示し、解説にないことはそうお伝えします。`,
  },
  names: {
    brief: '解説',
    ask: '質問',
    timeline: '年表',
    sources: '出典',
    help: '使い方',
    check: '解説と照らし合わせる',
    privacy: 'プライバシー',
    topic: '話題',
    question: '質問',
    text: '文章',
    public: '公開',
  },
  publicOption: '答えをこの場の全員に見せます',
  commands: {
    brief: {
      description: '解説、または解説の一覧を表示します',
      options: { topic: (langs) => `話題の名前（${askedInJa(langs)}）` },
    },
    timeline: {
      description: '出来事を日付順に表示します',
      options: { topic: () => '話題（省略するとすべて）' },
    },
    sources: {
      description: '解説の根拠となる資料をリンク付きで表示します',
      options: { topic: () => '話題（省略するとすべて）' },
    },
    ask: {
      description: '普段の言葉で質問できます',
      options: { question: (langs) => `ご質問（${askedInJa(langs)}）` },
    },
    help: { description: 'このボットの使い方を表示します', options: {} },
    privacy: { description: 'あなたについて保存していることを確認・削除します', options: {} },
    check: { description: '投稿に関わる事実を探します', options: {} },
  },
  page: pageJa,
};

function quoted(parts: readonly string[]): string {
  return parts.map((part) => `「${part}」`).join('、');
}
