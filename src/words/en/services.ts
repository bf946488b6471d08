/** What remote services say. */
export const services = {} as const;
