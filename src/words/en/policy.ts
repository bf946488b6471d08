/** What somebody may do, and who can change it. */
export const policy = {} as const;
