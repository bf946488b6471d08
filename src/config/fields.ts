import { z } from "zod";
import { type Message, say } from "../words/index.ts";
import { secret } from "./secret.ts";

/**
 * What is wrong with the setting of this name, and what is allowed: a whole sentence. Never with
 * the value itself, which may be a key.
 */
export type Objection = (name: string) => Message;

const objections = new WeakMap<object, Objection>();

/** An issue that brings its words along. */
export function issueOf(objection: Objection) {
  const params = {};
  objections.set(params, objection);
  return { code: "custom", params } as const;
}

/** The words that an issue brought along; undefined for one of zod's own. */
export function objectionOf(issue: z.core.$ZodIssue): Objection | undefined {
  return issue.code === "custom" && issue.params ? objections.get(issue.params) : undefined;
}

/** A setting that is read from text. `read` gives undefined for a text that `objection` is about. */
export function setting<Value>(read: (text: string) => Value | undefined, objection: Objection) {
  return z.string().transform((text, context) => {
    const value = read(text);
    if (value !== undefined) return value;
    context.addIssue(issueOf(objection));
    return z.NEVER;
  });
}

/** Reads a number within bounds; undefined for every other text. */
function within(min: number, max: number, fits = Number.isFinite) {
  return (text: string): number | undefined => {
    const value = Number(text);
    return fits(value) && value >= min && value <= max ? value : undefined;
  };
}

const wholeWithin = (min: number, max: number) => within(min, max, Number.isInteger);

/** A whole number within bounds; `fallback` is used when the setting is absent. */
export function wholeNumber(fallback: number, min: number, max: number) {
  return setting(wholeWithin(min, max), (name) =>
    say("settings.whole-number", { name, min, max }),
  ).default(fallback);
}

/** A number that may be absent, zero or more. */
export const amount = setting(within(0, Number.MAX_VALUE), (name) =>
  say("settings.amount", { name }),
).optional();

/** A number from 0 to 1. */
export function share(fallback: number) {
  return setting(within(0, 1), (name) => say("settings.share", { name })).default(fallback);
}

const LEAST_MEGABYTES = 64;
const MOST_MEGABYTES = 10_000_000;

/** An amount of memory in megabytes that may be absent. */
export const megabytes = setting(wholeWithin(LEAST_MEGABYTES, MOST_MEGABYTES), (name) =>
  say("settings.megabytes", { name, min: LEAST_MEGABYTES, max: MOST_MEGABYTES }),
).optional();

const on = new Set(["on", "true", "1", "yes"]);
const off = ["off", "false", "0", "no"];

/** `on` or `off`, and their usual synonyms. */
export function onOff(fallback: boolean) {
  return setting(
    (text) => {
      const word = text.toLowerCase();
      return on.has(word) ? true : off.includes(word) ? false : undefined;
    },
    (name) => say("settings.on-off", { name }),
  ).default(fallback);
}

/** One of a few words. */
export function oneOf<const Choice extends string>(
  choices: readonly Choice[],
  fallback: NoInfer<Choice>,
) {
  return setting(
    (text) => choices.find((choice) => choice === text.toLowerCase()),
    (name) => say("settings.one-of", { name, choices }),
  ).prefault(fallback);
}

/** A web address; a trailing slash makes no difference. */
export const address = setting(
  (text) => {
    const url = URL.parse(text.replace(/\/+$/, ""));
    return url !== null && /^https?:$/.test(url.protocol) ? url : undefined;
  },
  (name) => say("settings.address", { name }),
);

/** Web addresses with commas. */
export const addresses = setting(
  (text) => {
    const urls = parts(text).map((part) => address.safeParse(part).data);
    return urls.every((url) => url !== undefined) ? urls : undefined;
  },
  (name) => say("settings.addresses", { name }),
);

/** A key or token. A line break or space inside comes from a wrong paste, and no request could carry it. */
export const key = setting(
  (text) => (/^[\u0021-\u007e]+$/.test(text) ? secret(text) : undefined),
  (name) => say("settings.key", { name }),
);

/** The address of a PostgreSQL database; it may hold a password. */
export const databaseUrl = setting(
  (given) => {
    const url = URL.parse(given);
    return url !== null && /^postgres(?:ql)?:$/.test(url.protocol) ? secret(given) : undefined;
  },
  (name) => say("database.wrong-url", { name }),
);

/** A part of a bucket; its prefix has no slashes around it. */
export const bucket = setting(
  (given) => {
    const found = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/([\w!.*'()/-]*))?$/.exec(given);
    const [, name, prefix = ""] = found ?? [];
    return name === undefined
      ? undefined
      : { bucket: name, prefix: prefix.replace(/^\/+|\/+$/g, "") };
  },
  (name) => say("pictures.wrong-url", { name }),
);

/** A short text of one line. */
export const text = setting(
  (given) => (given.length <= 1000 && !/\p{Cc}/u.test(given) ? given : undefined),
  (name) => say("settings.text", { name }),
);

const isSnowflake = (id: string): boolean => /^\d{17,20}$/.test(id);

/** An id of Discord: a server, a person. */
export const snowflake = setting(
  (id) => (isSnowflake(id) ? id : undefined),
  (name) => say("settings.snowflake", { name }),
);

/** Ids of Discord with commas. */
export const snowflakes = setting(
  (given) => (parts(given).every(isSnowflake) ? parts(given) : undefined),
  (name) => say("settings.snowflakes", { name }),
);

/** A list with commas. */
export const list = z.string().transform(parts);

/** A list with white space between its parts. */
export const spaced = z.string().transform((given) => given.split(/\s+/u).filter(Boolean));

/** The parts of a list with commas; spaces around them and empty ones do not count. */
export function parts(given: string): readonly string[] {
  return given
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
