/** What is wrong with the data folder or the database. */
export const storage = {} as const;
