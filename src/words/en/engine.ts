/** What the engine cannot draw. */
export const engine = {} as const;
