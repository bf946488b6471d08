/** Pictures that one request may ask for: Discord shows a gallery of four without scrolling. */
export const MAX_PICTURES = 4;

/** The largest seed; the remote services take no more, and it fits Discord's number options. */
export const MAX_SEED = 999_999_999_999_999;

/** Characters in a prompt or negative prompt: what a text input of Discord holds. */
export const MAX_PROMPT_CHARACTERS = 4000;

/** Pictures beside the source that one request may speak of: what the most generous service takes. */
export const MAX_REFERENCES = 16;

/** LoRAs of one request. */
export const MAX_LORAS = 10;

/**
 * How long a started call counts against a service's requests a minute, in milliseconds: the minute,
 * and a second because the network may delay one call more than the next.
 */
export const CALL_WINDOW_MS = 61_000;
