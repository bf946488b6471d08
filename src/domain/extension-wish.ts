import { z } from "zod";
import { say } from "../words/index.ts";
import { UserError } from "./errors.ts";
import type { Size } from "./options/kinds/size.ts";
import { type Extension, MAX_EXTENSION } from "./picture-options.ts";

const amountSchema = z.union([z.object({ pixels: z.number() }), z.object({ share: z.number() })]);

/** How far one side is to grow: so many pixels, or a share of the picture's length in that direction. */
type Amount = z.infer<typeof amountSchema>;

const SIDES = ["left", "right", "up", "down"] as const;

/** What somebody asks a picture to be extended by, before its size is known. */
export const extensionWishSchema = z.partialRecord(z.enum(SIDES), amountSchema);
export type ExtensionWish = z.infer<typeof extensionWishSchema>;

/** What a side that is named alone grows by; all four together grow by half of it. */
const USUAL_SHARE = 0.5;

const otherNames: Readonly<Record<string, keyof Extension>> = { top: "up", bottom: "down" };

/**
 * Reads what a picture is to be extended by: sides with pixels or percent (`left=64,right=25%`),
 * sides alone (`up`), or `all`, which may have an amount too. Undefined for anything else.
 */
export function parseExtension(text: string): ExtensionWish | undefined {
  const wish: Partial<Record<keyof Extension, Amount>> = {};
  for (const part of text
    .trim()
    .toLowerCase()
    .replace("all sides", "all")
    .split(/[\s,;]+/u)) {
    const match = /^([a-z]+)(?:[=:](\d{1,5}(?:\.\d+)?)(px|%)?)?$/u.exec(part);
    const [, name = "", amount, unit] = match ?? [];
    const side = otherNames[name] ?? SIDES.find((each) => each === name);
    if (match === null || (side === undefined && name !== "all")) return undefined;
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
    say("options.extension-range", { max: MAX_EXTENSION, most }),
  );
}

function amountOf(amount: number, unit: string | undefined): Amount {
  return unit === "%" ? { share: amount / 100 } : { pixels: amount };
}

/** A wish as it is typed: `left=64,right=25%`. */
export function extensionText(wish: ExtensionWish): string {
  return SIDES.flatMap((side) => {
    const amount = wish[side];
    return amount === undefined ? [] : [`${side}=${amountText(amount)}`];
  }).join(",");
}

function amountText(amount: Amount): string {
  return "pixels" in amount ? String(amount.pixels) : `${Number((amount.share * 100).toFixed(4))}%`;
}
