import { UserError } from "./errors.ts";
import { type Extension, MAX_EXTENSION } from "./picture-options.ts";
import type { Size } from "./request.ts";

/** How far one side is to grow: so many pixels, or a share of the picture's length in that direction. */
type Amount = { readonly pixels: number } | { readonly share: number };

/** What somebody asks a picture to be extended by, before its size is known. */
export type ExtensionWish = Readonly<Partial<Record<keyof Extension, Amount>>>;

const SIDES = ["left", "right", "up", "down"] as const;

/** What a side that is named alone grows by; all four together grow by half of it. */
const USUAL_SHARE = 0.5;

const otherNames: Readonly<Record<string, keyof Extension>> = { top: "up", bottom: "down" };

/**
 * Reads what a picture is to be extended by: sides with pixels or percent (`left=64,right=25%`),
 * sides alone (`up`), or `all`, which may have an amount too. Throws UserError "invalid-option".
 */
export function parseExtension(text: string): ExtensionWish {
  const wish: Partial<Record<keyof Extension, Amount>> = {};
  for (const part of text
    .trim()
    .toLowerCase()
    .replace("all sides", "all")
    .split(/[\s,;]+/u)) {
    const match = /^([a-z]+)(?:[=:](\d{1,5}(?:\.\d+)?)(px|%)?)?$/u.exec(part);
    const [, name = "", amount, unit] = match ?? [];
    const side = otherNames[name] ?? SIDES.find((each) => each === name);
    if (match === null || (side === undefined && name !== "all")) throw unreadable();
    const usual = { share: side === undefined ? USUAL_SHARE / 2 : USUAL_SHARE };
    const grown = amount === undefined ? usual : amountOf(Number(amount), unit);
    for (const each of side === undefined ? SIDES : [side]) wish[each] = grown;
  }
  return wish;
}

/**
 * The pixels by which a picture of that size grows. Throws UserError "invalid-option" where that is
 * nothing at all, or more than a side can be extended by.
 */
export function extensionOf(wish: ExtensionWish, { width, height }: Size): Extension {
  const pixels = (side: keyof Extension, length: number) => {
    const amount = wish[side];
    if (amount === undefined) return 0;
    return Math.round("pixels" in amount ? amount.pixels : amount.share * length);
  };
  const extension = {
    left: pixels("left", width),
    right: pixels("right", width),
    up: pixels("up", height),
    down: pixels("down", height),
  };
  const most = Math.max(...Object.values(extension));
  if (most >= 1 && most <= MAX_EXTENSION) return extension;
  throw new UserError(
    "invalid-option",
    `A picture can be extended by 1 to ${MAX_EXTENSION} pixels a side, not by ${most}.`,
  );
}

function amountOf(amount: number, unit: string | undefined): Amount {
  return unit === "%" ? { share: amount / 100 } : { pixels: amount };
}

function unreadable(): UserError {
  return new UserError(
    "invalid-option",
    "I can't read what to extend. Name sides, with pixels or percent if you like: `left`, `all`, `left=64,right=25%`.",
  );
}
