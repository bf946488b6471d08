/** What is wrong with a setting. */
export const settings = {} as const;
