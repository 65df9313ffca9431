import { type Lang, lazily } from '../../../library/index.ts';
import { formsIn, formsOf } from './forms.ts';

/**
 * What undoes what, in any text: to the left what is done, to the right what undoes it, or what nobody leaves out who
 * tells of it. `_` joins two words.
 */
const WRITTEN: Record<Lang, string> = {
  en: `
    begin began begun start launch open establish create inaugurate set_up introduce form resume reopen | end close stop cease shut dissolve disband abolish scrap terminate discontinue dismantle finish complete conclude suspend cancel call_off
    agree approve accept adopt pass ratify endorse | reject refuse decline veto dismiss block turn_down vote_down postpone delay defer put_off
    support back welcome praise | oppose condemn criticise criticize protest against
    hold held | postpone delay defer put_off adjourn
    increase rise rose risen raise grow grew grown expand strengthen upgrade gain above more_than | decrease fall fell fallen cut reduce lower shrink shrank weaken downgrade below less_than fewer_than
    arrive enter join came | leave left quit withdraw withdrew exit depart
    appoint elect hire promote take_over took_over took_office | resign retire step_down stepped_down fire sack oust remove
    win won | lose lost
    allow permit admit | ban prohibit forbid forbade forbidden bar
    send sent deploy | recall
    attend take_part took_part | skip miss boycott
    repair mend restore | break broke broken damage destroy
    succeed manage | fail collapse
    buy bought import | sell sold export
    before | after
    | die kill shoot shot assassinate murder arrest sue attack bomb invade apologise apologize
  `,
  ja: `
    始ま 始め 開始 発足 創設 設立 設置 新設 開設 導入 始動 開業 再開 開館 | 終了 終わ 終え 廃止 撤廃 解散 閉鎖 閉じ 停止 中止 休止 打ち切 終結 完了 通行止 閉館 休館 閉会
    可決 承認 合意 一致 同意 容認 採択 批准 | 否決 却下 拒否 拒ん 見送 延期 決裂
    賛成 歓迎 評価 | 反対 批判 非難 抗議
    増え 増や 増加 増員 増強 拡大 強化 引き上げ 上昇 上がっ 上回 以上 | 減ら 減っ 減少 削減 減員 縮小 引き下げ 低下 下がっ 下回 以下 未満
    就任 着任 就い 任命 起用 | 辞任 退任 離任 退官 解任 更迭 罷免 引退 退い 辞め
    許可 認め 許さ | 禁止 禁じ
    勝利 勝っ | 敗北 敗れ 負け
    到着 入港 着い | 出発 出港 離れ
    参加 出席 | 欠席 不参加
    輸入 購入 | 輸出 売却
    配備 派遣 | 撤収 撤退 引き揚げ
    修理 復旧 | 故障 破壊
    無料 | 有料
    最初 初めて | 最後
    | 死亡 死去 殺害 逮捕 攻撃 爆撃 襲撃 侵攻 提訴 謝罪
  `,
};

/** The forms of each side of a row. */
type Opposites = { readonly done: readonly string[]; readonly undone: readonly string[] };

const rowsOf = (lang: Lang) =>
  lazily(() =>
    WRITTEN[lang]
      .trim()
      .split('\n')
      .map((row): Opposites => {
        const [done = '', undone = ''] = row.split('|');
        return { done: formsOf(done, lang), undone: formsOf(undone, lang) };
      }),
  );

const ROWS: Record<Lang, () => readonly Opposites[]> = { en: rowsOf('en'), ja: rowsOf('ja') };

/**
 * Whether two normalised texts tell of opposites: one of what is begun and the other of what is ended, or the first of
 * an end of which the second says nothing.
 */
export function areOpposites(said: string, fact: string, lang: Lang): boolean {
  const [isIn, isInFact] = [formsIn(said, lang), formsIn(fact, lang)];
  return ROWS[lang]().some(({ done, undone }) => {
    const [does, undoes] = [done.some(isIn), undone.some(isIn)];
    if (does === undoes) return false;
    return undoes ? !undone.some(isInFact) : undone.some(isInFact) && !done.some(isInFact);
  });
}
