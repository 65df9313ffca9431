import { LIMITS } from './limits.ts';

/**
 * Messages in Discord's own JSON, as far as the bot builds them (Components V2).
 * Source: https://discord.com/developers/docs/components/reference
 */
export type Text = { readonly type: 10; readonly content: string };
type Separator = { readonly type: 14 };
export type Button = {
  readonly type: 2;
  readonly style: 2;
  readonly custom_id: string;
  readonly label: string;
  readonly emoji?: { readonly name: string };
  readonly disabled?: true;
};
export type Select = {
  readonly type: 3;
  readonly custom_id: string;
  readonly placeholder: string;
  readonly options: readonly { readonly label: string; readonly value: string }[];
};
export type Row = { readonly type: 1; readonly components: readonly (Button | Select)[] };
type Container = {
  readonly type: 17;
  readonly accent_color: number;
  readonly components: readonly (Text | Separator | Row)[];
};

/** What one message shows. */
export type Page = { readonly components: readonly [Container] };

/** A message as it leaves; only `sealed` makes one. */
export type Payload = {
  readonly flags: number;
  readonly components: Page['components'];
  readonly allowed_mentions: { readonly parse: readonly [] };
};

export const EPHEMERAL = 1 << 6;
const IS_COMPONENTS_V2 = 1 << 15;

export const text = (content: string): Text => ({ type: 10, content });
export const separator: Separator = { type: 14 };

/**
 * The message of a page, as it is sent: nobody is pinged, and only the person who asked sees an
 * ephemeral one. Throws a RangeError naming the limit where the page is over one.
 */
export function sealed(page: Page, { ephemeral }: { ephemeral: boolean }): Payload {
  expectWithinLimits(page);
  return {
    flags: IS_COMPONENTS_V2 | (ephemeral ? EPHEMERAL : 0),
    components: page.components,
    allowed_mentions: { parse: [] },
  };
}

function expectWithinLimits({ components: [container] }: Page): void {
  let count = 1;
  let length = 0;
  for (const component of container.components) {
    count += 1 + (component.type === 1 ? component.components.length : 0);
    if (component.type === 10) length += component.content.length;
  }
  if (count > LIMITS.components) {
    throw new RangeError(`a message of ${count} components; Discord takes ${LIMITS.components}`);
  }
  if (length > LIMITS.text) {
    throw new RangeError(`a message of ${length} characters; Discord takes ${LIMITS.text}`);
  }
}
