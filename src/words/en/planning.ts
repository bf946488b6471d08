/** What a model cannot honour. */
export const planning = {} as const;
