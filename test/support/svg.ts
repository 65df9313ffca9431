type Attribute =
  | ('href' | 'role' | 'x' | 'y' | 'dy' | 'width' | 'height' | 'd')
  | ('stroke-dasharray' | 'font-size' | 'font-weight' | 'text-anchor');
type Attributes = Readonly<Partial<Record<Attribute, string>>>;

/** An element of a picture as a test looks at it. */
export type SvgElement = {
  readonly name: string;
  readonly attributes: Attributes;
  readonly children: (SvgElement | string)[];
};

const TOKEN = /<(\/?)([a-z]+)((?: [a-zA-Z-]+="[^"<>]*")*)(\/?)>|([^<>]+)/y;
const NAMED: Readonly<Record<string, string>> = {
  ...{ '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" },
};

const unescaped = (text: string) =>
  text.replace(/&[^;]*;?/g, (entity) => {
    const char = NAMED[entity];
    if (char === undefined) throw new Error(`${entity} is no entity of XML`);
    return char;
  });

/** Reads an SVG strictly: what is not well-formed, or is more than elements, attributes and text, is refused. */
export function parsed(svg: string): SvgElement {
  const root: SvgElement = { name: '', attributes: {}, children: [] };
  const open = [root];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < svg.length) {
    const at = TOKEN.lastIndex;
    const found = TOKEN.exec(svg);
    if (!found) throw new Error(`not well-formed: ${svg.slice(at, at + 80)}`);
    const [, end, name = '', written = '', isEmpty, text] = found;
    const parent = open.at(-1) ?? root;
    if (text !== undefined) parent.children.push(unescaped(text));
    else if (end) {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes nothing`);
    } else {
      const pairs = [...written.matchAll(/ ([a-zA-Z-]+)="([^"]*)"/g)];
      const attributes: Attributes = Object.fromEntries(
        pairs.map(([, key, value]) => [key, unescaped(value ?? '')]),
      );
      const element: SvgElement = { name, attributes, children: [] };
      parent.children.push(element);
      if (!isEmpty) open.push(element);
    }
  }
  const [svgElement] = root.children;
  if (open.length !== 1 || typeof svgElement !== 'object') throw new Error('an element is open');
  return svgElement;
}

/** All elements of a name within one, in their order. */
export const elementsOf = (element: SvgElement, name: string): SvgElement[] =>
  element.children.flatMap((child) => {
    if (typeof child === 'string') return [];
    return [...(child.name === name ? [child] : []), ...elementsOf(child, name)];
  });

/** The text within an element, with one space where lines break. */
export const textsOf = (element: SvgElement): string =>
  element.children
    .map((child) => (typeof child === 'string' ? child : textsOf(child)))
    .join('')
    .replaceAll(/ +/g, ' ');
