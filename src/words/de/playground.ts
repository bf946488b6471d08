/** The playground's own words. */
export const playground = {} as const;
