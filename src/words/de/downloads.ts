/** Why a link or a picture could not be fetched. */
export const downloads = {} as const;
