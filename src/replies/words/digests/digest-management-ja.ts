import type { DigestManagementWords } from './digest-management-en.ts';

/** Setting up digests, in Japanese. */
export const digestManagementJa: DigestManagementWords = {
  management: {
    title: '定期配信',
    none: 'ここに設定された定期配信はまだありません。/digest add で設定できます。',
    hint: '変更するときは、/digest pause、resume、remove、now のいずれかに続けてIDをお書きください。',
    added: '定期配信を設定しました。',
    removed: '次の定期配信を削除しました。今後はお届けしません。',
    pausedNow: '一時停止しました。/digest resume で再開できます。',
    pausedAlready: 'すでに一時停止しています。/digest resume で再開できます。',
    resumed: '次の予定から再開します。',
    resumedAlready: '停止していません。これまでどおりお届けします。',
    resumeFirst: '一時停止しています。/digest resume で再開してから、もう一度お試しください。',
    onItsWay: 'ただいま投稿しています。',
    nothingToPost: '投稿する内容がありません。変更がないか、対象の解説がなくなっています。',
    gone: 'この定期配信はもうありません。/digest list で現在の一覧をご覧ください。',
    tooMany: (most) =>
      `このチャンネルには、すでに${most}件の定期配信があります。先に /digest remove でいずれかを削除してください。`,
    unknownId: (typed) =>
      typed === ''
        ? 'どの定期配信でしょうか。コマンドに続けてIDをお書きください。IDは /digest list で分かります。'
        : `「${typed}」というIDの定期配信はここにありません。/digest list でご確認ください。`,
    unknownTopic: (typed) =>
      `「${typed}」という解説はありません。すべての話題なら空欄に、いくつか選ぶなら「、」で区切り、除きたい話題は「…以外」とお書きください。一覧は /brief でご覧になれます。`,
    nothingLeftOut: '除く話題が分かりません。除きたい話題もお書きになるか、お選びください。',
    nothingLeft: 'すべての話題が除かれています。除く話題を減らしてください。',
    unknownAction: (typed) =>
      `「/digest ${typed}」は使えません。使えるのは add、list、remove、pause、resume、preview、now です。`,
    allTopics: 'すべての話題',
    about: (titles) => `話題：${titles}`,
    allBut: (titles) => `${titles}以外のすべての話題`,
    onlyWhenChanged: '変更があったときだけ',
    next: (dates) => `次回：${dates}`,
    pausedBecause: (reason) => `一時停止中：${reason}`,
    pausedOnRequest: 'ご指定により一時停止中です。',
    onRequest: 'ご指定によるものです。',
    lastPost: '前回の配信',
    delivery: (due, state) => `${due}：${state}`,
    states: {
      due: 'まもなく投稿',
      claimed: '投稿中',
      doubtful: '届いたかを確認中',
      sent: '投稿済み',
      quiet: '変更がないため投稿なし',
      missed: '投稿できず',
      failed: '投稿先が拒否',
      reported: '届いたか不明。チャンネルをご確認ください',
    },
    channelErrors: {
      'channel-gone': 'そのチャンネルが見つかりません。',
      archived:
        'そのチャンネルはアーカイブまたはロックされています。別のチャンネルをお選びください。',
      'not-text':
        'そのチャンネルにはメッセージを投稿できません。テキストかボイスのチャンネル、またはスレッドをお選びください。',
      forum:
        'フォーラムそのものにはメッセージを投稿できません。テキストチャンネルか、フォーラム内の投稿をお選びください。',
      'only-in-servers': '定期配信はサーバーのチャンネルに投稿します。サーバーでお使いください。',
      'not-invited':
        'ボットがそのチャンネルにいません。/invite で招待してから、もう一度お試しください。',
      'not-joined': 'そのチャンネルに参加されていません。参加してから、もう一度お試しください。',
      'not-yours':
        'そのチャンネルを管理する権限がありません。「サーバー管理」か、そのチャンネルの「チャンネルの管理」の権限が必要です。',
      direct:
        '定期配信はチャンネルに投稿します。ダイレクトメッセージではなく、チャンネルをお選びください。',
      'not-permitted':
        'チャンネルの参加者を確認する権限がボットにありません。ボットの管理者にお知らせください。対処方法はログに出ています。',
      later:
        'ただいまプラットフォームから応答がありません。1分ほどしてからもう一度お試しください。',
    },
    lackingPermissions: (permissions) =>
      `そこには投稿できません。ボットに${permissions}の権限がありません。そのチャンネルでボットのロールに権限を与えてから、もう一度お試しください。`,
    permissions: {
      ViewChannel: '「チャンネルを見る」',
      SendMessages: '「メッセージを送信」',
      SendMessagesInThreads: '「スレッドでメッセージを送信」',
      ReadMessageHistory: '「メッセージ履歴を読む」',
    },
    storeUnavailable:
      'ただいまデータベースに接続できません。何も変更していませんので、1分ほどしてからもう一度お試しください。',
    form: {
      title: '定期配信の設定',
      submit: '設定する',
      channel: 'チャンネル',
      rhythm: '頻度',
      cron: '頻度をcron式で書く場合',
      cronHint: '5項目。例：0 9 1 * *（毎月1日の9時）。時刻も式に含めます',
      time: '時刻',
      zone: 'タイムゾーン',
      topics: '話題',
      topicsHint: 'すべての話題',
      allBut: 'ここで選ぶ話題以外のすべて',
      allButTyped: '…以外のすべての話題（続けてお書きください）',
      topicsFull: 'これ以上は入りません。これを選ぶか、除きたい話題を「…以外」とお書きください',
      besides: (title, others) => `${title}（ほか${others}件）`,
      language: '言語',
      when: '投稿の条件',
      onlyWhenChanged: '変更があったときだけ投稿する',
      rhythms: {
        daily: '毎日',
        weekdays: '平日（月～金）',
        monday: '毎週月曜',
        tuesday: '毎週火曜',
        wednesday: '毎週水曜',
        thursday: '毎週木曜',
        friday: '毎週金曜',
        saturday: '毎週土曜',
        sunday: '毎週日曜',
      },
    },
  },
  digestCommand: {
    name: '定期配信',
    help: 'DiscordとSlackで、決まった時刻に解説をチャンネルへ配信します',
    description: '決まった時刻に、解説をチャンネルへ配信します',
    actions: {
      add: { name: '追加', description: 'チャンネルへの定期配信を設定します' },
      list: { name: '一覧', description: '設定中の定期配信と、最近の投稿を表示します' },
      remove: { name: '削除', description: '定期配信を削除します' },
      pause: { name: '停止', description: '定期配信を一時停止します' },
      resume: { name: '再開', description: '一時停止中の定期配信を再開します' },
      preview: { name: '試し', description: '投稿される内容を、あなただけに表示します' },
      now: { name: '今すぐ', description: '予定とは別に、今すぐ投稿します' },
    },
    options: {
      every: { name: '頻度', description: '毎日、平日、金曜などの曜日、またはcron式' },
      time: { name: '時刻', description: '9:00 などの時刻。省略すると9時' },
      zone: { name: 'タイムゾーン', description: 'Asia/Tokyo などのタイムゾーン' },
      topics: {
        name: '話題',
        description: '話題を「、」で区切って。「…以外」も可。省略するとすべて',
      },
      language: { name: '言語', description: '定期配信の言語' },
      changes: { name: '変更時のみ', description: '変更があったときだけ投稿する' },
      channel: { name: 'チャンネル', description: '投稿先。省略すると現在のチャンネル' },
      digest: { name: '対象', description: 'どの定期配信か' },
    },
  },
};
