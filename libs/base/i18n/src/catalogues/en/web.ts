/** The screens. */
export const web = {} as const;
