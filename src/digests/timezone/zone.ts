/** The name of an IANA time zone that this host's calendar knows, in its usual spelling. */
export type Zone = string & { readonly __zone: never };
