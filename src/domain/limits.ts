/** Pictures that one request may ask for: Discord shows a gallery of four without scrolling. */
export const MAX_PICTURES = 4;

/** The largest seed; the remote services take no more, and it fits Discord's number options. */
export const MAX_SEED = 999_999_999_999_999;

/** Characters in a prompt or negative prompt: what a text input of Discord holds. */
export const MAX_PROMPT_CHARACTERS = 4000;
