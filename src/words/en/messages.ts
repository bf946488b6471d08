/** What the bot's messages, buttons and forms say. */
export const messages = {} as const;
