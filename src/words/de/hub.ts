/** Pulling models. */
export const hub = {} as const;
