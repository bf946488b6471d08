import { amount, wholeNumber } from "../../config/fields.ts";

const MOST_MS = 3_600_000;

/** How long one picture may take; `usual` in milliseconds. */
export function pictureDeadline(usual: number) {
  return wholeNumber(usual, 1, MOST_MS).describe("Deadline of one picture, in milliseconds.");
}

/** What one picture costs, where the service does not say it. */
export const picturePrice = amount.describe(
  "Price of one picture in your own currency: shown before drawing, counted in budgets.",
);
