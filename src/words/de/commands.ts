/** Names and descriptions of commands, and their answers. */
export const commands = {} as const;
