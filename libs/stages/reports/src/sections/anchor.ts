/** The name of the place in a page where a section begins: letters, digits and hyphens, which need no escape anywhere. */
export const anchorOf = (key: string): string => `s-${key.replace(/[^A-Za-z0-9]+/g, '-')}`;
