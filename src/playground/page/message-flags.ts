/** Bits of a message's flags, as Discord numbers them. */
export const messageFlags = { ephemeral: 64, loading: 128, componentsV2: 32_768 } as const;
