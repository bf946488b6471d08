/** Was die AI Horde sagt. */
export const servicesHorde = {} as const;
