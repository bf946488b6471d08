/** What the AI Horde says. */
export const servicesHorde = {} as const;
