import type { Lang, Library } from '../../../library/index.ts';
import { briefAddress } from '../../../replies/index.ts';
import { wordsFor } from '../../../replies/words/index.ts';
import type { PictureTheme } from '../../picture.ts';
import { type Drawn, element, escaped, type Inks, inksOf } from '../../svg.ts';
import { type Setting, textLines, wrap } from '../../text.ts';
import { mark } from '../marks.ts';
import { type Certainty, certaintyOf, type DatedFact } from '../timeline.ts';

/** So wide (px) that a phone shows it at its size. */
export const WIDTH = 340;
export const PAD = 12;
/** Where the rail is, and where the words beside it begin. */
export const RAIL = PAD + 7;
export const LEFT = PAD + 24;

/** What is drawn from the top down: `y` is how far it has come. */
export class Sheet {
  readonly library: Library;
  readonly lang: Lang;
  readonly inks: Inks;
  /** On a page, facts lead to their places in its list. */
  readonly isLive: boolean;
  readonly small: Setting;
  readonly plain: Setting;
  readonly bold: Setting;
  readonly drawn: Drawn[] = [];
  /** Which marks there are, to be explained. */
  readonly used = new Set<Certainty>();
  y = PAD + 4;

  constructor(library: Library, lang: Lang, theme: PictureTheme) {
    const inks = inksOf(theme);
    this.library = library;
    this.lang = lang;
    this.inks = inks;
    this.isLive = theme === 'page';
    this.small = { size: 12.5, leading: 16.5, fill: inks('soft') };
    this.plain = { size: 13, leading: 18, fill: inks('text') };
    this.bold = { ...this.plain, isBold: true };
  }

  /** Writes a text from `x` on, in as many lines as it takes, and `after` px below it. */
  put(text: string, setting: Setting, x: number, after = 0): void {
    const broken = wrap(text, WIDTH - PAD - x, setting);
    this.drawn.push(textLines(broken, x, this.y + setting.size, setting));
    this.y += broken.length * setting.leading + after;
  }

  /** The mark of a fact in the line in hand. */
  markAt(certainty: Certainty, x: number): Drawn {
    this.used.add(certainty);
    return mark(certainty, x, this.y + 8.5, this.inks);
  }

  certaintyFor(fact: DatedFact): Certainty {
    return certaintyOf(fact, this.library);
  }

  /** A drawing that leads to a fact, and has its words for whoever points at it; from `x` on it takes clicks. */
  link(fact: DatedFact, x: number, width: number, height: number, drawing: Drawn): Drawn {
    if (!this.isLive) return drawing;
    const words = wordsFor(this.lang);
    const text = `${words.date(fact.date)}${words.colon}${fact[this.lang]}`;
    const area = { x, y: this.y - 1, width, height, fill: 'none', 'pointer-events': 'all' };
    return element(
      'a',
      { href: briefAddress(fact.brief, this.lang, fact.id) },
      element('title', {}, escaped(text)) + element('rect', area) + drawing,
    );
  }
}
