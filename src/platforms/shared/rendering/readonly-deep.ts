/** A type that nothing may change, at any depth: rendered pages are shared by everybody who asks the same. */
export type ReadonlyDeep<T> = T extends object
  ? { readonly [K in keyof T]: ReadonlyDeep<T[K]> }
  : T;
