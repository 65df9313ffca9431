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

/** Words of hiragana alone that are grammar, or could stand in any question; others may be things (ごみ, おやつ). */
export const KANA_GRAMMAR: ReadonlySet<string> = new Set(
  words(`
    ある あり あっ あれ あの あそこ いる いた いて います いつ いくら いくつ いい いう いえ いっ いか いただけ いただき うち おい おり おける
    かも かな から かかる かかり かかっ かけ きっと くる くれ くれる くらい ぐらい ください くださる けど けれど けれども こう ここ こと この これ こちら
    ころ ごろ ごと さん さま さえ され される させ させる しか しかし して しよう した する すれ すぐ すべて ずっと せる せず ぜんぶ そう そこ そして
    その それ それぞれ そもそも そんな たい たく たち たり たら ため たぶん だけ だれ だろ だろう だっ だった ちゃう ちゃっ ちゃんと ちょっと つい つか つき つく つける つもり
    てる てい でき できる できれ でし でしょ でしょう です ですか でも とう とか とき ところ とも とても とる とれ とり どう どこ どちら どなた どの どのくらい どれ
    どれくらい どれぐらい どんな どうして どうやって ない なく なかっ なる なっ なり なれ なら ならば なお なぜ なに なん なんで など なんて に ので のに
    のか はず はどう ほか ほど まえ まし ました ます ますか まず ませ ません まだ また または まで まま みたい みて みる みんな もう もし もの もらう もらえ もらい もっと
    やっ やはり やっぱり やる やり よう ようだ よく より よい よる よっ よね よれ られ られる れる れば わか わかる わかり わけ われ をした ったら って っけ という といった として
    について において における によって により による にとって とって つまり いろいろ おもに しっかり ざっくり かんたん くわしく くわしい おしえ おしえて しり しりたい
    できない できます できますか ありますか ありません いますか なのか なの のは のが のを ため たもの たこと ってる しまう しまっ おく おい いけ いける いけない きた きて きます きまし
    ちがう ちがい おなじ べき ぜひ ほしい ほしく ねえ ねぇ あと さっき いま いまの さて では じゃ じゃあ えっと あの うーん はい いいえ すみません ありがとう よろしく
  `),
);

/** What a message begins with that brings a statement to be checked: 「確認：…」「ファクトチェックしてください：…」. */
export const TO_CHECK =
  /^(?:(?:次|以下)の(?:文|文章|内容|投稿)を)?(?:ファクトチェック|チェック|事実確認|確認|照合|検証)(?:して(?:ください|下さい)?|(?:を)?お願いします)?\s*[:：]/;

/** Words that ask whether something holds, or what it rests on (「これは本当？」「出典は？」). */
export const DOUBTING: readonly string[] = words(`
  本当 ほんと ホント ほんま マジ まじ 事実 真実 真偽 正しい 正しく 正確 確か 確実 合って 間違い 間違って まちがい まちがって 誤り 誤って
  誤報 誤情報 誤解 嘘 うそ ウソ デマ フェイク 偽情報 偽物 偽 ガセ 根拠 証拠 出典 ソース 情報源 出所 引用元 裏付け 裏取り 裏 エビデンス
  ファクトチェック 確認 検証 チェック 照合 信用 信頼 信憑性 信ぴょう性 信じ 本物 実際 あり得 ありえ 怪しい あやしい 違う 違って 違い ちがう どう思
  true fake fact check source
`);

/** Words for somebody's statement, and those around a doubt that say nothing of what it is about. */
export const STATED: readonly string[] = words(`
  話 情報 投稿 発言 主張 記事 内容 ニュース 報道 メッセージ 件 意見 説 書き込 コメント 文章 文 ツイート ポスト リプ 引用 返信 元 上記 上
  下記 前 直前 先 今 私 皆 様 人 彼 彼女 方 者 誰 何 言 言う 言って 思 見 教 調 願 致 頂 貰 下 欲 出 来 書 載 聞 知 分 読 解説 的 性 等 点 所
  部分 全部 全て 一応 一度 念 為 事 ボット bot url
`);

/** Words that point at something which is not in the message. */
export const POINTING: readonly string[] = words(
  'これ それ あれ こちら そちら この その あの こっち ここ 上記 上の',
);

/** Words that begin a question of one's own. */
export const QUESTIONING: readonly string[] = words(
  '何 誰 いつ どこ どれ どの どう どんな どちら どっち なぜ なんで なに いくつ いくら だれ',
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
