import type { Secret } from "../../config/config.ts";
import { ConfigError } from "../../domain/errors.ts";

/**
 * A key that a header can carry. Throws ConfigError, without the key, when it holds a line break,
 * a space or anything else beyond visible ASCII: the mark of a wrong paste.
 */
export function checkedKey(key: Secret, setting: string): string {
  const text = key.reveal();
  if (/^[\u0021-\u007e]+$/.test(text)) return text;
  throw new ConfigError(
    `${setting} must be one line without spaces or line breaks: copy it again from where you got it.`,
  );
}
