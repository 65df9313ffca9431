/** The files that the worker needs; all lie in optional packages. */
export type WorkerFiles = { readonly wasm: string; readonly fonts: readonly string[] };

/** A drawing to be made into a PNG file, enlarged by `zoom`. */
export type RenderRequest = {
  readonly id: number;
  readonly svg: string;
  readonly zoom: number;
};

/** The bytes of a PNG file. */
export type Png = Uint8Array<ArrayBuffer>;

/** What the worker says. */
export type WorkerMessage =
  | { readonly kind: 'rendered'; readonly id: number; readonly png: Png }
  /** This drawing is at fault, and the next one may not be. */
  | { readonly kind: 'failed'; readonly id: number; readonly why: string }
  /** The library that renders cannot be loaded, and could not the next time. */
  | { readonly kind: 'unusable'; readonly why: string };
