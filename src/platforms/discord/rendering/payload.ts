import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIContainerComponent,
  type APIMediaGalleryComponent,
  type APISeparatorComponent,
  type APIStringSelectComponent,
  type APITextDisplayComponent,
  ComponentType,
  MessageFlags,
} from 'discord-api-types/v10';
import { clip, type ReadonlyDeep } from '../../shared/rendering/index.ts';
import { LIMITS } from './limits.ts';

/*
 * Messages in Discord's own JSON, as far as the bot builds them (Components V2).
 * Source: https://discord.com/developers/docs/components/reference
 */
export type Text = ReadonlyDeep<APITextDisplayComponent>;
type Separator = ReadonlyDeep<APISeparatorComponent>;
export type Button = ReadonlyDeep<APIButtonComponentWithCustomId & { label: string }>;
export type Select = ReadonlyDeep<APIStringSelectComponent>;
export type Row = ReadonlyDeep<Omit<APIActionRowComponent<never>, 'components'>> & {
  readonly components: readonly (Button | Select)[];
};
type Gallery = ReadonlyDeep<APIMediaGalleryComponent>;
type Container = ReadonlyDeep<Omit<APIContainerComponent, 'components'>> & {
  readonly components: readonly (Text | Separator | Gallery | Row)[];
};

/** What one message shows. */
export type Page = { readonly components: readonly [Container] };

/** A message as it leaves; only `sealed` makes one. */
export type Payload = {
  readonly flags: MessageFlags;
  readonly components: Page['components'];
  readonly allowed_mentions: { readonly parse: readonly [] };
};

export const text = (content: string): Text => ({ type: ComponentType.TextDisplay, content });
export const separator: Separator = { type: ComponentType.Separator };

/**
 * A page with a picture below its head. `name`: of the file that is sent along; `alt`: what it shows, in words.
 * Source: https://discord.com/developers/docs/components/reference#media-gallery
 */
export function withPicture({ components: [container] }: Page, name: string, alt: string): Page {
  const [head, ...below] = container.components;
  const gallery: Gallery = {
    type: ComponentType.MediaGallery,
    items: [{ media: { url: `attachment://${name}` }, description: altOf(alt) }],
  };
  return {
    components: [{ ...container, components: [...(head ? [head] : []), gallery, ...below] }],
  };
}

/** What a picture shows, as long as Discord takes it. */
export const altOf = (alt: string): string => clip(alt, LIMITS.altText);

/**
 * The message of a page, as it is sent: nobody is pinged, and only the person who asked sees an
 * ephemeral one. Throws a RangeError naming the limit where the page is over one.
 */
export function sealed(page: Page, { ephemeral }: { ephemeral: boolean }): Payload {
  expectWithinLimits(page);
  return {
    flags: MessageFlags.IsComponentsV2 | (ephemeral ? MessageFlags.Ephemeral : 0),
    components: page.components,
    allowed_mentions: { parse: [] },
  };
}

function expectWithinLimits({ components: [container] }: Page): void {
  let count = 1;
  let length = 0;
  for (const component of container.components) {
    count += 1 + (component.type === ComponentType.ActionRow ? component.components.length : 0);
    if (component.type === ComponentType.TextDisplay) length += component.content.length;
  }
  if (count > LIMITS.components) {
    throw new RangeError(`a message of ${count} components; Discord takes ${LIMITS.components}`);
  }
  if (length > LIMITS.text) {
    throw new RangeError(`a message of ${length} characters; Discord takes ${LIMITS.text}`);
  }
}
