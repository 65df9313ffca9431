import type { APIAttachment } from 'discord.js';
import type { NewId } from '../state/ids.ts';

/** Any component, as loosely as a request may have it. */
export type Component = {
  readonly type: number;
  readonly id?: number | null;
  readonly custom_id?: string | null;
  readonly style?: number;
  readonly label?: string | null;
  readonly emoji?: { readonly id?: string | null; readonly name?: string | null } | null;
  readonly url?: string | null;
  readonly sku_id?: string | null;
  readonly disabled?: boolean | null;
  readonly content?: string;
  readonly placeholder?: string | null;
  readonly min_values?: number | null;
  readonly max_values?: number | null;
  readonly options?: readonly Option[];
  readonly components?: readonly Component[];
  readonly accessory?: Component;
  readonly media?: Media;
  readonly items?: readonly { readonly media: Media }[];
};

type Option = {
  readonly value: string;
  readonly label: string;
  readonly default?: boolean | null;
};
type Media = { readonly url: string };

export const ACTION_ROW = 1;
export const BUTTON = 2;
export const STRING_SELECT = 3;
/** Selects of people, roles, both, and channels. */
const OTHER_SELECTS = [5, 6, 7, 8];
export const TEXT_DISPLAY = 10;
const THUMBNAIL = 11;
const MEDIA_GALLERY = 12;
const SEPARATOR = 14;
const CONTAINER = 17;

export const isSelect = ({ type }: Component) =>
  type === STRING_SELECT || OTHER_SELECTS.includes(type);

export type Placed = { readonly path: readonly (string | number)[]; readonly component: Component };

/** All components, nested ones too, with the path at which each stands. */
export function* everyComponent(
  components: readonly Component[],
  path: readonly (string | number)[] = ['components'],
): Generator<Placed> {
  for (const [index, component] of components.entries()) {
    const here = [...path, index];
    yield { path: here, component };
    yield* everyComponent(component.components ?? [], [...here, 'components']);
    if (component.accessory) {
      yield { path: [...here, 'accessory'], component: component.accessory };
    }
  }
}

/** The components as a message shows them: numbered, with defaults filled in, files found and no nulls left. */
export function shownComponents(
  components: readonly Component[],
  newId: NewId,
  attachments: readonly APIAttachment[] = [],
): unknown[] {
  const taken = new Set([...everyComponent(components)].map(({ component }) => component.id));
  let last = 0;
  const free = () => {
    do last += 1;
    while (taken.has(last));
    return last;
  };
  const media = ({ url: named }: Media) => {
    const file = attachments.find(({ filename }) => named === `attachment://${filename}`);
    const { url = named, width = 0, height = 0 } = file ?? {};
    const own = file && { attachment_id: file.id, content_type: file.content_type };
    return { id: newId(), url, proxy_url: url, width, height, ...own };
  };
  const show = (component: Component): unknown => ({
    ...DEFAULTS[component.type],
    ...withoutNulls(component),
    id: component.id || free(),
    ...(component.components && { components: component.components.map(show) }),
    ...(component.accessory && { accessory: show(component.accessory) }),
    ...(component.media && { media: media(component.media) }),
    ...(component.items && {
      items: component.items.map((item) => ({
        description: null,
        spoiler: false,
        ...withoutNulls(item),
        media: media(item.media),
      })),
    }),
  });
  return components.map(show);
}

const SELECT_DEFAULTS = { min_values: 1, max_values: 1 };
const DEFAULTS: Readonly<Record<number, object>> = {
  [STRING_SELECT]: SELECT_DEFAULTS,
  ...Object.fromEntries(OTHER_SELECTS.map((type) => [type, SELECT_DEFAULTS])),
  [THUMBNAIL]: { description: null, spoiler: false },
  [MEDIA_GALLERY]: {},
  [SEPARATOR]: { spacing: 1, divider: true },
  [CONTAINER]: { accent_color: null, spoiler: false },
};

function withoutNulls(value: object): object {
  const kept = Object.entries(value).filter(([, field]) => field !== null);
  return Object.fromEntries(kept.map(([key, field]) => [key, clean(field)]));
}

function clean(field: unknown): unknown {
  if (Array.isArray(field)) return field.map(clean);
  return typeof field === 'object' && field !== null ? withoutNulls(field) : field;
}
