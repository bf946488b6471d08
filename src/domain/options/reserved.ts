/** Flags that are settled but do nothing yet: who writes one is told, instead of having it drawn. */
export const reservedFlags: readonly string[] = [];
