/** What the doctor finds. */
export const doctor = {} as const;
