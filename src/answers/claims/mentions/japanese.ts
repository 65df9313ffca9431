import { lazily } from '../../../library/index.ts';
import {
  countries,
  isCountry,
  isFunctionWord,
  normalise,
  type Phrases,
  thesaurusOf,
} from '../../text/index.ts';

const words = (text: string) => text.trim().split(/\s+/);

/** Prefectures, and their capitals and cities of more than half a million where they are called otherwise. */
const JAPANESE_PLACES = words(`
  北海道 青森 岩手 宮城 秋田 山形 福島 茨城 栃木 群馬 埼玉 千葉 東京 神奈川 新潟 富山 石川 福井 山梨 長野 岐阜 静岡 愛知 三重
  滋賀 京都 大阪 兵庫 奈良 和歌山 鳥取 島根 岡山 広島 山口 徳島 香川 愛媛 高知 福岡 佐賀 長崎 熊本 大分 宮崎 鹿児島 沖縄
  札幌 盛岡 仙台 水戸 宇都宮 前橋 横浜 川崎 相模原 金沢 甲府 浜松 名古屋 大津 神戸 堺 松江 高松 松山 北九州 那覇
`);
const N = String.raw`[\p{Script=Han}\p{Script=Katakana}ー々ヶ・]`;
/** A kind of place behind its name; 同市, 全島 and 都市 are none. */
const KIND_OF_PLACE = new RegExp(
  String.raw`(?<![\p{Script=Han}\p{Script=Katakana}ー々ヶ])(?!(?:同|当|各|全|両|本|離|都|主|諸|自|他|新|旧|米軍)(?:県|府|市|町|村|島|港|駅|基地))${N}{1,10}?(?:県|府|市|町|村|島|半島|諸島|海峡|湾|港|空港|駅|基地|駐屯地|飛行場)(?!(?!出身|生まれ|在住|周辺|付近|内|沖)${N}|長)`,
  'gu',
);
/** A kind of organisation behind its name. */
const KIND_OF_BODY = new RegExp(
  String.raw`${N}{2,12}(?:銀行|大学|新聞|通信|放送|財団|協会|連盟|連合|機構|研究所|大使館|委員会)(?!${N})`,
  'gu',
);
/** What makes the name before it a person's. */
const PERSON =
  /(?<name>\p{Script=Katakana}[\p{Script=Katakana}ー・＝]+|[\p{Script=Han}々ヶ]{2,6})(?:前|元|副)?(?:氏|さん|首相|大統領|防衛相|国防相|外相|国防長官|国務長官|司令官|大臣|議員|上院議員|下院議員|知事|大将|中将|少将|空将|海将|陸将)/gu;
/** Parts of offices, which stand before the same words. */
const OFFICE =
  /^(?:内閣|総理|外務|財務|法務|総務|防衛|国防|国務|文部|科学|厚生|労働|農林|経済|産業|国土|環境|副|総|統合|作戦|上院|下院|衆院|参院|国会|地方|連邦|現職|歴代|初代|前任|後任|当時|同|両|各|元|前|新|次期|女性|男性|米|日|韓|中|露|英|仏)+/;
const KATAKANA = /\p{Script=Katakana}[\p{Script=Katakana}ー・＝]{2,}/gu;
const LATIN = /[a-z][a-z0-9.&-]*(?: [a-z][a-z0-9.&-]*)*/g;
/** Where something is or happens, in kanji: 那覇で, 横須賀に置かれ. */
const SOMEWHERE =
  /(?<![\p{Script=Han}\p{Script=Katakana}ー々ヶ\p{N}])(?<name>[\p{Script=Han}ヶケ]{2,4})(?:で(?![はもあすきし])|にて|から(?=[^、。]{0,12}(?:へ|に向|出港|出発|移))|へ|に(?=(?:置|あ[るり]|所在|本部|司令部|拠点|到着|配備|配置|移転|発足|展開|寄港|派遣|駐留|駐屯|建設|設置|設け|開設|向か)))/gu;
/** What stands before で and へ and is no place. */
const NO_PLACES = new Set(
  words(`
    共同 単独 合同 独自 個別 別々 無料 有料 現地 国内 国外 海外 世界 地域 全国 各地 都内 県内 市内 初回 最大 最小 最高 体制 規模 会談 会見
    協議 会議 演説 声明 電話 文書 書面 目的 理由 影響 方針 予定 見通 関係 途中 段階 形式 方式 方法 手段 名前 名義 責任 権限 指揮 指揮下 主導
    中心 背景 前提 条件 対象 範囲 水準 期間 期限 時点 直後 直前 前後 以内 以上 以下 未満 程度 全会一致 多数 賛成 反対 満場一致 口頭 暫定 上空 海上
    陸上 空中 水中 宇宙 会場 式典 席上 場所 本部 司令部 役所 庁舎 学校 病院 施設 室内 屋内 屋外 公開 非公開 匿名 実名 自身 自分 自力 次回 今回 前回
    今年 来年 昨年 去年 今月 来月 先月 今週 来週 先週 本日 今日 昨日 明日 当日 翌日 前日 年度 年内 月内 将来 今後 当面 現在 当時 日本 両国 双方 一方
    他方 全体 一部 部分 大半 半数 合計 総額 平均 単位 割合 比率 増加 減少 早期 長期 短期 中期 緊急 平時 有事 戦時 同時 同日 同年 同月 事実上 原則
    例外 例年 通常 普段 一般 特別 正式 非公式 公式 間接 直接 報道 記事 取材 調査 発表 資料 白書 閣議 議会 国会 審議 採決 投票 選挙 訓練 演習
    作戦 戦闘 攻撃 防衛 防空 整備 生産 開発 運用 管理 調整 連携 協力 支援 交渉 合意 契約 協定 条約 法律 法案 予算 費用 経費 資金 人員 人事 任命
    要請 命令 指示 判断 決定 決断 主張 指摘 批判 懸念 警告 説明 回答 質問 強化 統合 再編 移行 廃止 撤廃 改定 改正 更新 延長 短縮 拡大 縮小
  `),
);
/** Katakana that any text may have. */
const NO_NAMES = new Set([
  // A row with a country has its capital, too.
  ...thesaurusOf('ja')
    .map((row) => row.map(normalise))
    .filter((row) => !row.some((word) => isCountry(word, 'ja')))
    .flat(),
  ...words(
    'オンライン メディア テレビ ラジオ ネット ページ サイト データ レベル ケース タイミング メンバー スタッフ',
  ),
]);

const places = lazily(
  () =>
    new RegExp(
      [...JAPANESE_PLACES, ...countries('ja')]
        .map((name) => name.replace(/[()·.]/g, '.'))
        .toSorted((a, b) => b.length - a.length)
        .join('|'),
      'g',
    ),
);

/** What a normalised text names, as it is written: places, people, words of katakana and of Latin letters. */
export function japaneseNames(text: string, phrases: Phrases): string[] {
  const plain = phrases.names(text).reduceRight(
    // The glossary's names stay out, and hold apart what stands around them.
    (rest, { start, end }) => rest.slice(0, start) + '\n'.repeat(end - start) + rest.slice(end),
    text,
  );
  const all = (pattern: RegExp) =>
    [...plain.matchAll(pattern)].map((match) => match.groups?.['name'] ?? match[0]);
  const found = [
    ...all(KIND_OF_PLACE),
    ...all(KIND_OF_BODY),
    ...all(PERSON).filter((name) => !OFFICE.test(name)),
    ...all(places()),
    ...all(SOMEWHERE).filter((name) => !NO_PLACES.has(name) && !isFunctionWord(name, 'ja')),
    ...all(KATAKANA).filter((name) => !NO_NAMES.has(name)),
    ...all(LATIN).filter((name) => name.length > 1),
  ];
  // 名古屋 is part of 名古屋港.
  return found.filter((name) => !found.some((other) => other !== name && other.includes(name)));
}
