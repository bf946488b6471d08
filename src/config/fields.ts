import { z } from "zod";
import { secret } from "./secret.ts";

/** The shapes of single settings. Each message completes "NAME …" and says what is allowed. */

/** A whole number within bounds; `fallback` is used when the setting is absent. */
export function wholeNumber(fallback: number, min: number, max: number) {
  const message = `must be a whole number from ${min} to ${max}`;
  return z.coerce
    .number(message)
    .int(message)
    .min(min, message)
    .max(max, message)
    .default(fallback);
}

/** A number that may be absent, zero or more. */
export const amount = z.coerce
  .number("must be a number such as 0.02")
  .nonnegative("must not be negative")
  .optional();

/** An amount of memory in megabytes that may be absent. */
export const megabytes = z.coerce
  .number("must be a number of megabytes such as 4096")
  .int("must be a whole number of megabytes")
  .min(64, "must be at least 64 megabytes")
  .max(10_000_000, "must be at most 10000000 megabytes")
  .optional();

/** `on` or `off`, and their usual synonyms. */
export function onOff(fallback: boolean) {
  return z
    .enum(["on", "off", "true", "false", "1", "0", "yes", "no"], 'must be "on" or "off"')
    .transform((text) => ["on", "true", "1", "yes"].includes(text))
    .default(fallback);
}

/** A web address; a trailing slash makes no difference. */
export const address = z
  .url({
    protocol: /^https?$/,
    error: "must be a web address that begins with https:// or http://",
  })
  .transform((text) => new URL(text.replace(/\/+$/, "")));

/** A key or token. A line break or space inside comes from a wrong paste, and no request could carry it. */
export const key = z
  .string()
  .regex(
    /^[\u0021-\u007e]+$/,
    "must be one line without spaces: copy it again from where you got it",
  )
  .transform(secret);

/** An id of Discord: a server, a person. */
export const snowflake = z
  .string()
  .regex(/^\d{17,20}$/, "must be an id of 17 to 20 digits (Discord: right click, Copy ID)");

/** A list with commas. */
export const list = z
  .string()
  .transform((text) => text.split(",").map((part) => part.trim()))
  .transform((parts) => parts.filter((part) => part !== ""));
