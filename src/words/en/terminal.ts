/** What the terminal's commands say. */
export const terminal = {} as const;
