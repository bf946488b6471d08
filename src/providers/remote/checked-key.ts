import type { Secret } from "../../config/config.ts";
import { ConfigError } from "../../domain/errors.ts";
import { say } from "../../words/index.ts";

/**
 * A key that a header can carry. Throws ConfigError, without the key, when it holds a line break,
 * a space or anything else beyond visible ASCII: the mark of a wrong paste.
 */
export function checkedKey(key: Secret, setting: string): string {
  const text = key.reveal();
  if (/^[\u0021-\u007e]+$/.test(text)) return text;
  throw new ConfigError(say("services.key-form", { setting }));
}
