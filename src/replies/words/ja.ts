import type { DateText } from '../../library/index.ts';
import { aboutJa } from './about-ja.ts';
import { ageJa } from './age-ja.ts';
import { digestJa } from './digests/digest-ja.ts';
import { digestManagementJa } from './digests/digest-management-ja.ts';
import type { Words } from './en.ts';
import { installJa } from './install-ja.ts';
import { askedInJa, languagesJa, writtenInJa } from './languages-ja.ts';
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
    of: (beginning) => `照らし合わせた投稿：「${beginning}」`,
    found: 'この投稿に関わる事実は次のとおりです。',
    supported: (parts) => `解説と一致する部分：${quoted(parts)}`,
    contradicted: (parts) => `解説と食い違う部分：${quoted(parts)}`,
    notCovered: (parts) => `解説で扱っていない部分：${quoted(parts)}`,
    cut: '長い投稿のため、冒頭の15文または2000字までを確認しました。',
    empty: 'この投稿には、読み取れる文章がありません。',
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
  page: {
    title: 'ブリーフィングボット',
    channel: 'チャンネル',
    direct: 'ダイレクトメッセージ',
    conversation: '会話',
    message: 'メッセージ',
    channelPlaceholder: '/ を入力するとコマンドが表示されます',
    directPlaceholder: '質問を入力してください',
    send: '送信',
    language: '言語',
    view: '表示',
    plain: '標準',
    theme: 'ダーク',
    builder: 'Block Kit Builderで開く',
    you: 'あなた',
    bot: 'ブリーフィングボット',
    app: 'アプリ',
    welcomeChannel:
      '/ を入力するとコマンドの一覧が表示されます。まずは /brief {topic} をお試しください。',
    welcomeDirect:
      '普段の言葉でお尋ねください。解説をもとに出典付きでお答えし、分からないことは分からないとお伝えします。',
    suggestionList: '候補',
    suggestions: '候補は{count}件です',
    unknownCommand: '{command} というコマンドはありません。/ を入力すると一覧が表示されます。',
    channelCommand:
      '{command} はDiscordとSlackのチャンネルで使うコマンドです。チャンネルを管理できる方が、そこで入力してください。',
    notACommand:
      'ここではコマンドをお使いください。/ を入力すると一覧が表示されます。文章はダイレクトメッセージのタブでどうぞ。',
    offline: 'ボットから応答がありません。起動しているかご確認ください。入力した文は残っています。',
    stored: 'ご質問は保存しません。集計する場合も、解説にない単語の出現回数だけです。',
    skip: '入力欄へ移動',
    digests: {
      title: '定期配信',
      setUp: '設定中の定期配信',
      delivered: '最近の配信',
      channel: 'チャンネル',
      server: 'サーバー',
      workspace: 'ワークスペース',
      schedule: '日程',
      next: '次回以降',
      content: '内容',
      due: '予定日時',
      state: '状態',
      reason: '理由',
      post: '投稿',
      languages: { en: '英語', ja: '日本語' },
      all: 'すべての解説',
      allBut: '次を除くすべての解説',
      onlyChanges: '変更があったときだけ',
      paused: '一時停止中',
      never: '次回はありません',
      more: 'ほかに{count}件の設定があります（ここには表示していません）。',
      open: '開く',
      states: {
        due: '投稿待ち',
        claimed: '投稿中',
        doubtful: '確認中',
        sent: '投稿済み',
        quiet: '変更なし',
        missed: '投稿できず',
        failed: '投稿先が拒否',
        reported: '結果不明',
      },
      empty:
        '定期配信はまだ設定されていません。チャンネルで /digest add を入力するか、.env に DIGEST_CRON を設定してボットを再起動してください。',
      nothing: 'これまでに予定された配信はありません。',
      updated: '{time}現在。1分ごとに更新します。',
      loading: '読み込んでいます…',
      failed: 'ボットが情報を取得できませんでした。',
      offline: 'ボットから応答がありません。起動しているかご確認ください。',
    },
  },
};

function quoted(parts: readonly string[]): string {
  return parts.map((part) => `「${part}」`).join('、');
}
