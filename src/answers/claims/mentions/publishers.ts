import { type Lang, type Library, memoisePerLang } from '../../../library/index.ts';
import { normalise } from '../../text/index.ts';

/** Shorter names could be anything (characters). */
const SHORTEST = 3;

/** What a publisher may be called, normalised: "The Japan News (Yomiuri Shimbun)" is two. */
export const publisherNames = (publisher: string): string[] =>
  publisher
    .split(/[()（）/／,、]/)
    .map((name) => normalise(name).replace(/^the /, ''))
    .filter((name) => name.length >= SHORTEST);

const allNames = memoisePerLang(({ sources }: Library, lang) => [
  ...new Set([...sources.values()].flatMap(({ publisher }) => publisherNames(publisher[lang]))),
]);

/** The publishers of a library's sources that a normalised text names. */
export const publishersIn = (text: string, lang: Lang, library: Library): string[] =>
  allNames(library, lang).filter((name) =>
    lang === 'ja'
      ? text.includes(name)
      : ` ${text.replace(/[^\p{L}\p{N}]+/gu, ' ')} `.includes(` ${name} `),
  );
