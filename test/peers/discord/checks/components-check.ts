import {
  ACTION_ROW,
  BUTTON,
  type Component,
  everyComponent,
  isSelect,
  type Placed,
  STRING_SELECT,
  TEXT_DISPLAY,
} from '../resources/components.ts';
import { type Problem, problem } from './problem.ts';

const MOST_COMPONENTS = 40;
const MOST_TEXT = 4_000;
const MOST_ROWS = 5;
const MOST_BUTTONS = 5;
const MOST_OPTIONS = 25;
const LONGEST_CUSTOM_ID = 100;
const LINK = 5;
const PREMIUM = 6;

/** The documented rules for components that the schemas do not hold. */
export function componentsCheck(components: readonly Component[], isV2: boolean): Problem[] {
  const all = [...everyComponent(components)];
  return [
    ...(isV2 ? amounts(all) : classicLayout(components)),
    ...repeated(all, 'custom_id', 'COMPONENT_CUSTOM_ID_DUPLICATED'),
    ...repeated(all, 'id', 'COMPONENT_ID_DUPLICATED'),
    ...all.flatMap(each),
  ];
}

function amounts(all: readonly Placed[]): Problem[] {
  const texts = all.filter(({ component }) => component.type === TEXT_DISPLAY);
  const length = texts.reduce((sum, { component }) => sum + (component.content?.length ?? 0), 0);
  return [
    ...wrongIf(
      all.length > MOST_COMPONENTS,
      ['components'],
      `${all.length} components, nested ones counted; at most ${MOST_COMPONENTS} are allowed`,
    ),
    ...wrongIf(
      length > MOST_TEXT,
      ['components'],
      `${length} characters of text in all; at most ${MOST_TEXT} are allowed`,
    ),
  ];
}

/** Without the flag of Components V2: rows of buttons or selects, and nothing else. */
function classicLayout(components: readonly Component[]): Problem[] {
  const strange = components.findIndex(({ type }) => type !== ACTION_ROW);
  return [
    ...wrongIf(
      strange >= 0,
      ['components', strange, 'type'],
      'needs the flag IS_COMPONENTS_V2: without it only action rows are allowed',
    ),
    ...wrongIf(
      components.length > MOST_ROWS,
      ['components'],
      `${components.length} action rows; at most ${MOST_ROWS} are allowed without IS_COMPONENTS_V2`,
    ),
  ];
}

function repeated(all: readonly Placed[], field: 'custom_id' | 'id', code: string): Problem[] {
  const seen = new Set<unknown>();
  return all.flatMap(({ path, component }) => {
    const value = component[field];
    if (!value) return [];
    if (seen.has(value)) return [problem([...path, field], `is used twice: ${value}`, code)];
    seen.add(value);
    return [];
  });
}

function each({ path, component }: Placed): Problem[] {
  const tooLong = (component.custom_id?.length ?? 0) > LONGEST_CUSTOM_ID;
  const found = wrongIf(tooLong, [...path, 'custom_id'], `longer than ${LONGEST_CUSTOM_ID}`);
  if (component.type === ACTION_ROW) found.push(...row(path, component.components ?? []));
  if (component.type === BUTTON) found.push(...button(path, component));
  if (component.type === STRING_SELECT) found.push(...select(path, component));
  return found;
}

function row(path: Placed['path'], members: readonly Component[]): Problem[] {
  const selects = members.filter(isSelect).length;
  return [
    ...wrongIf(members.length > MOST_BUTTONS, path, `more than ${MOST_BUTTONS} buttons in a row`),
    ...wrongIf(selects > 0 && members.length > 1, path, 'a select fills its row alone'),
  ];
}

function button(path: Placed['path'], { style, url, custom_id, sku_id, ...rest }: Component) {
  if (style === PREMIUM) return wrongIf(!sku_id, path, 'a premium button needs a sku_id');
  const { label, emoji } = rest;
  return [
    ...wrongIf(style === LINK && !url, path, 'a link button needs a url'),
    ...wrongIf(style === LINK && Boolean(custom_id), path, 'a link button has no custom_id'),
    ...wrongIf(style !== LINK && !custom_id, path, 'a button needs a custom_id'),
    ...wrongIf(style !== LINK && Boolean(url), path, 'only a link button has a url'),
    ...wrongIf(!label && !emoji, path, 'a button needs a label or an emoji'),
  ];
}

function select(path: Placed['path'], component: Component): Problem[] {
  const options = component.options ?? [];
  const most = component.max_values ?? 1;
  const least = component.min_values ?? 1;
  const values = new Set(options.map(({ value }) => value));
  const chosen = options.filter((option) => option.default).length;
  const here = [...path, 'options'];
  return [
    ...wrongIf(options.length > MOST_OPTIONS, here, `more than ${MOST_OPTIONS} options`),
    ...wrongIf(values.size < options.length, here, 'two options have the same value'),
    ...wrongIf(chosen > most, here, 'more defaults than max_values'),
    ...wrongIf(least > most || most > options.length, path, 'min_values ≤ max_values ≤ options'),
  ];
}

const wrongIf = (wrong: boolean, path: Placed['path'], message: string): Problem[] =>
  wrong ? [problem(path, message)] : [];
