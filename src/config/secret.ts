import { inspect } from "node:util";
import type { Secret } from "./config.ts";

const MASK = "[secret]";

/** Wraps a value so that text, JSON, and the console all show `[secret]` instead of it. */
export function secret(value: string): Secret {
  return {
    reveal: () => value,
    toString: () => MASK,
    toJSON: () => MASK,
    [inspect.custom]: () => MASK,
  } as Secret;
}
