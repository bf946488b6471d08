/** What Discord's side says when it cannot answer, deliver or log in. */
export const discord = {} as const;
