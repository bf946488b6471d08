/** What is wrong with a picture. */
export const images = {} as const;
