const TENS = [
  'ten',
  'twenty',
  'thirty',
  'forty',
  'fifty',
  'sixty',
  'seventy',
  'eighty',
  'ninety',
  'hundred',
];
const ENDS_OF_TENS = ['ten', 'ty', 'hundred'];
const IN_WORDS = new RegExp(`\\b(?:${TENS.join('|')})\\b`, 'g');
const THOUSANDS = /\b(\d{1,3}) ?(?:k|thousand)\b/g;

const KANJI = '〇一二三四五六七八九';
/** Figures in kanji, where a unit follows that only figures have: 三月三十日, 六万人, 八十周年. */
const IN_KANJI = /[〇一二三四五六七八九十]{1,4}(?=[万千億年月日周人歳才カヵヶケか])/g;
/** One counter, written in many ways: 3か月, 3ヶ月, 3箇月 and 3カ月; 5才 and 5歳. */
const KA = /(?<=[\d何数])[かヵヶケ箇](?=[月所国年条])/g;
const AGE = /(?<=[\d何])才/g;

/**
 * Round numbers in English words and numbers in kanji as figures ("sixty thousand" as 60000, 三十日 as 30日), and
 * Japanese counters in one spelling, so that they are met whichever way they are written. Takes and gives normalised
 * text; `ascii`: it is known to have no other characters.
 */
export function numbersAsFigures(text: string, ascii = false): string {
  let english = text;
  // What is not there is told more quickly than it is looked for.
  if (ENDS_OF_TENS.some((end) => text.includes(end))) {
    english = english.replace(IN_WORDS, (word) => String((TENS.indexOf(word) + 1) * 10));
  }
  if (/\d/.test(english)) english = english.replace(THOUSANDS, '$1000');
  if (ascii) return english;
  return english.replace(IN_KANJI, fromKanji).replace(KA, 'カ').replace(AGE, '歳');
}

/** 三十 as 30, 十五 as 15, 二〇二五 as 2025. */
function fromKanji(kanji: string): string {
  if (!kanji.includes('十')) return digitsOf(kanji);
  const [tens = '', ones = ''] = kanji.split('十');
  return (digitsOf(tens) || '1') + (digitsOf(ones) || '0');
}

const digitsOf = (kanji: string) => Array.from(kanji, (char) => KANJI.indexOf(char)).join('');
