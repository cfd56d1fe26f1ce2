/** A translation that has exactly the keys of the English catalogue. */
export type Translation<English> = { readonly [K in keyof English]: string };
