/**
 * What any Japanese question is made of, whatever the briefs are about. Names of the subject belong
 * into the glossary of the folder's library.yaml, not here.
 */

const words = (text: string) => text.trim().split(/\s+/);

/** Words with kanji or katakana that only hold a question together. */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  words(`
    何 何故 何か 何の 何が 何を 何と 何だ 誰 誰か 誰が 教え 教 知 知り 知ら 聞 聞き 聞い 思 思い 思っ 思う 見 見る
    事 物 中 方 時 訳 様 的 上 下 前 後 間 際 件 点 氏 者 側 自体 一体 結局 本当 詳 詳し 詳しく 簡単
    お願い お願 願い 願 致 致し 頂 頂き 下さ 下さい 御 ご存知 ご存じ 存知 存じ 分 分か 分かり 分かる 解 判 判る
    為 出 出て 出た 出る 行 行わ 行っ 行う 行われ 来 来る 来た 持 持っ 持つ 入 入っ 有 無 無い 有る 色々 気 全部
  `),
);

/** Words that may matter, but only a little: nearly any question could have them. */
export const VAGUE_WORDS: ReadonlySet<string> = new Set(
  words(`
    言 言っ 言う 言い 言わ 考え 話 話し 説明 意味 具体 具体的 実際 今 今回 現在 最近 今後 当時 時期 日付 日時
    年 月 日 人 人物 名前 名 理由 ワケ 場所 内容 記事 資料 報道 情報 質問 発言 中身 言葉 感想 引用
    答え 回答 主 主に 一番 全て 例 例えば 場合 以上 以下 約 使 使わ 使っ 使う 受 受け
    良 良い 大き 大きな 小さ 新 新し 新しい 様々 本人 述べ 述 書 書い 書か 書かれ 数字 両方 数 国
    ニュース ポイント コメント 困る 困 進める 進め 起 起き 起こ 重 回 回っ 次 次に 偉い 毎度 動き 何年 何月 何日 何人 何時 何分
    違 違い 違う 矛盾 比較 比べ 正確 食い違い 食い違 見方
    所 処 並べて 並べ
    報 報じ 伝え 触れ 挙げ 示し 示
  `),
);

/** Orders to the bot about itself, up to where a question may follow. */
export const ORDERS: readonly RegExp[] = [
  /(?:(?:これまで|今まで|以前|前|上記|あなた|君|自分)の)?(?:すべての|全ての|全部の)?(?:ルール|規則|指示|命令|制約|制限|プロンプト)(?:を|は)?(?:すべて|全部|全て)?(?:無視(?:して|しろ|せよ|し(?=、))|忘れ(?:て|ろ))(?:ください)?[、。\s]*/g,
  /(?:あなた|君|お前)は(?:今|これ)から[^。？?!、\n]{0,40}(?:です|だ|になって|になりきって|として)[。、]?/g,
  /(?:システム)?プロンプトを?(?:表示|出力|教え|見せ)(?:して|ろ|て)?(?:ください)?[。、]?/g,
];

/** Greetings and the like, whole messages. */
export const SMALL_TALK = {
  greeting:
    /^(こんにちは|こんにちわ|こんばんは|こんばんわ|おはよう(ございます)?|はじめまして|初めまして|やあ|どうも|もしもし|お疲れ様です|おつかれさまです|よろしく(お願いします|おねがいします)?)$/,
  thanks:
    /^(どうも)?(ありがとう(ございます|ございました)?|有難う(ございます|ございました)?|サンキュー|助かりました|助かった|感謝します|感謝)$/,
  help: /^(ヘルプ|使い方(を教えて(ください)?)?(は)?|助けて|何ができ(る|ます)(の|か)?|なにができ(る|ます)(の|か)?|あなたは(誰|何)(です|なの)?か?|どう使う(の|んですか)?|操作方法)$/,
  topics:
    /^(話題(の)?一覧|一覧|解説一覧|トピック(一覧)?|(どんな|何の|なんの)(話題|解説|トピック)が(ある|あります)(の|か)?|何を(知っている|知ってる|知っています)(の|か)?|目次)$/,
} as const;
