import type { Lang } from '../../library/index.ts';
import { ofLatest } from './of-latest.ts';

const SAY =
  '(?:say|said|says|saying|tell|told|think|thinks|thought|claim|claimed|warn|warned|promise|promised|announce|announced|argue|argued|stress|stressed|comment|commented|remark|remarked|state|stated|declare|declared|describe|described|explain|explained|respond|responded|react|reacted|reply|replied|vow|vowed|pledge|pledged|suggest|suggested|mention|mentioned|call|called|compare|compared)';
const WORDS =
  '(?:words?|statements?|comments?|remarks?|views?|opinions?|position|stance|quotes?|quotations?|reaction|response|message|speech|take|explanation|reply)';
const BEFORE = "(?:[\\p{L}\\p{N}.'-]+ ){0,5}[\\p{L}\\p{N}.-]+";

/** In each, `who` is whose words are asked for. The first that fits decides. */
const PATTERNS: Record<Lang, readonly RegExp[]> = {
  en: [
    new RegExp(
      `\\b(?:what|how|which|where)\\b[^?]*?\\b(?:did|does|do|has|have|had|is|was) (?<who>${BEFORE})(?: \\w+ly| really| just)? ${SAY}\\b`,
      'u',
    ),
    new RegExp(`\\bwhat (?<who>${BEFORE}) (?:has |have |had |once )?${SAY}\\b`, 'u'),
    new RegExp(
      `\\b(?:words?|statements?|comments?|remarks?|views?|opinions?|quotes?|quotations?|reaction|response|said) (?:by|from|of) (?<who>${BEFORE}?)(?= (?:on|about|at|in|after|before|during|regarding)\\b|[?,]|$)`,
      'u',
    ),
    new RegExp(
      `\\baccording to (?<who>${BEFORE}?)(?=[?,]| (?:what|how|why|when|who|is)\\b|$)`,
      'u',
    ),
    new RegExp(
      `(?<who>(?:[\\p{L}.-]+ ){0,3}[\\p{L}.-]+)(?:'s|s') (?:own |exact )?${WORDS}\\b`,
      'u',
    ),
  ],
  ja: [
    /(?<who>[^、。?!]+?)(?:は|が)[^。?!]*(?:何と|なんと|何て|なんて|何を|なにを|何か|どう|どのように|どんなこと|どんな風に)[^。?!]{0,12}?(?:言|いっ|いう|いい|述べ|語|話|説明|主張|発言|コメント|表明|強調|指摘|警告|約束|評価|呼|反応|考え|訴え|たとえ|例え|おっしゃ|答え)/u,
    /(?<who>[^、。?!はがをにで]+)の(?:発言|コメント|見解|言葉|意見|反応|主張|説明|考え|談話|声明|感想|評価|メッセージ|立場|セリフ|回答)/u,
    /(?<who>[^、。?!はがを]+)(?:によると|によれば|いわく|曰く)/u,
  ],
};

/** What each English pattern needs; most questions have none of it. */
const NEEDED = new RegExp(`(?:${SAY}|${WORDS}|said)\\b|according to`);

/** A longer text is more than a question (characters); the patterns take time on it. */
const LONGEST = 200;

/** What stands before the speaker: "what was …'s reaction", 会談について…は. */
const BEFORE_SPEAKER: Record<Lang, RegExp> = {
  en: /^(?:(?:what|which|is|was|are|were) )+/,
  ja: /^.*(?:について|に関して|に対して|をめぐって|では|って)/u,
};

/**
 * Whose words a normalised question asks for ("what did Ada Holm say about the pier"): the part of it that names them, or
 * null where it asks for nobody's.
 */
export const speakerAskedIn = ofLatest((text, lang): string | null => {
  if (text.length > LONGEST || (lang === 'en' && !NEEDED.test(text))) return null;
  for (const pattern of PATTERNS[lang]) {
    const { who } = pattern.exec(text)?.groups ?? {};
    if (who) return who.replace(BEFORE_SPEAKER[lang], '');
  }
  return null;
});
