import { z } from "zod";
import { MAX_PICTURES } from "../domain/limits.ts";
import { size } from "../domain/options/kinds/size.ts";
import { say } from "../words/index.ts";
import { amount, list, setting, text, wholeNumber } from "./fields.ts";

const pixels = setting(
  (given) => {
    const asked = size.asked.safeParse(sizeIn(given)).data;
    return asked !== undefined && "width" in asked ? asked : undefined;
  },
  (name) => say("settings.size", { name }),
).optional();

/** "768x512", or one number for a square. */
function sizeIn(given: string) {
  const [, width = "", height = width] = /^(\d{1,5})(?:x(\d{1,5}))?$/i.exec(given) ?? [];
  return { width: Number(width), height: Number(height) };
}

/** What whoever runs the bot settles for all servers: ceilings that none exceeds, and defaults. */
export const houseSettings = z.object({
  EASEL_ALLOWED_MODELS: list
    .default([])
    .describe(
      "Ids of the models that may be used at all, with commas; servers allow these or fewer. Empty: all.",
    ),
  EASEL_LARGEST_SIZE: pixels.describe(
    "The largest pictures, such as 1024x1024; upright ones are turned for it. Servers allow this or less. Empty: as large as the models make them.",
  ),
  EASEL_MOST_PICTURES: wholeNumber(MAX_PICTURES, 1, MAX_PICTURES).describe(
    "Pictures of one order at most; servers allow this or fewer.",
  ),
  EASEL_MONTHLY_BUDGET: amount.describe(
    "What the pictures of one server may cost a month, from the first (UTC). Empty: no limit.",
  ),
  EASEL_PERSON_MONTHLY_BUDGET: amount.describe(
    "What the pictures of one person may cost a month, wherever they ask. Empty: no limit.",
  ),
  EASEL_TOTAL_MONTHLY_BUDGET: amount.describe(
    "What all pictures together may cost a month. Empty: no limit.",
  ),
  EASEL_CONFIRM_ABOVE: amount.describe(
    "An order that costs more is asked about first; servers ask at this price or sooner. Empty: nothing is asked.",
  ),
  EASEL_DEFAULT_SIZE: pixels.describe(
    "The size where nobody says, such as 768x512. Empty: the model's own.",
  ),
  EASEL_DEFAULT_STYLE: text.optional().describe("The style where nobody says. Empty: none."),
  EASEL_DEFAULT_COUNT: setting(
    (given) => (/^[1-9]$/.test(given) && Number(given) <= MAX_PICTURES ? Number(given) : undefined),
    (name) => say("settings.whole-number", { name, min: 1, max: MAX_PICTURES }),
  )
    .optional()
    .describe(
      "How many pictures an order has where nobody says. Empty: four, and one where each may cost money.",
    ),
  EASEL_DEFAULT_STEPS: setting(
    (given) => (/^\d{1,4}$/.test(given) && Number(given) >= 1 ? Number(given) : undefined),
    (name) => say("settings.whole-number", { name, min: 1, max: 1000 }),
  )
    .optional()
    .describe("The steps where nobody says. Empty: the model's own."),
});
