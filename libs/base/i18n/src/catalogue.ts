/** A translation that has exactly the keys of the English catalogue. */
export type Translation<English> = { readonly [K in keyof English]: string };
/** A translation that may lag behind English, which stands in until it has caught up; the catalogue test says what is missing. */
export type Draft<English> = { readonly [K in keyof English]?: string };
