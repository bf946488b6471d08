/** The options of a picture: descriptions, and what is wrong with a value. */
export const options = {} as const;
