import type { Pair } from "./pairs.ts";

const wholeNumber = /^\d{1,6}$/;
const decimal = /^\d{1,6}(?:\.\d+)?$/;

/** Settings whose values say that they are some, by their names in small letters. */
const typed: Readonly<Record<string, RegExp>> = {
  steps: wholeNumber,
  "cfg scale": decimal,
  "guidance scale": decimal,
  "distilled cfg scale": decimal,
  seed: /^-?\d{1,40}$/,
  size: /^\d{1,6}\s*[x×]\s*\d{1,6}$/i,
  width: wholeNumber,
  height: wholeNumber,
  "denoising strength": decimal,
  strength: decimal,
  "clip skip": wholeNumber,
};

/** Settings that may say anything. */
const untyped = new Set([
  "sampler",
  "scheduler",
  "schedule type",
  "model",
  "model hash",
  "vae",
  "vae hash",
  "version",
  "hires upscale",
  "hires upscaler",
  "hires steps",
  "face restoration",
  "lora hashes",
  "hashes",
  "eta",
  "ensd",
  "refiner",
]);

/** Whether a name is one of a setting. */
export function isKnownSetting(name: string): boolean {
  const key = name.toLowerCase();
  return Object.hasOwn(typed, key) || untyped.has(key);
}

/**
 * Whether pairs are settings of a picture rather than a prompt that is written like some: at least
 * two whose values fit their names, or the steps and another.
 */
export function areSettings(pairs: readonly Pair[]): boolean {
  const fitting = new Set<string>();
  const known = new Set<string>();
  for (const [name, value] of pairs) {
    const key = name.toLowerCase();
    if (key === "negative prompt") return false;
    if (Object.hasOwn(typed, key) && typed[key]?.test(value) === true) fitting.add(key);
    if (untyped.has(key)) known.add(key);
  }
  return fitting.size >= 2 || (fitting.has("steps") && known.size > 0);
}

/**
 * Whether the pairs of one line go with the settings below: each is known, its value fits, and where
 * there are several, at least one is more than a name.
 */
export function goWithSettings(pairs: readonly Pair[]): boolean {
  const fits = new Set(
    pairs.map(([name, value]) => {
      const key = name.toLowerCase();
      return Object.hasOwn(typed, key) ? typed[key]?.test(value) === true : undefined;
    }),
  );
  const areKnown = pairs.every(([name]) => isKnownSetting(name));
  return areKnown && !fits.has(false) && (pairs.length === 1 || fits.has(true));
}
