import { openDescribed } from "../described/open-described.ts";
import type { Provider } from "../provider.ts";
import { checkFal } from "./check.ts";
import { createFalClient } from "./client.ts";
import { PROVIDER } from "./errors.ts";
import { accountOf, settings } from "./settings.ts";
import { usualFields } from "./usual-fields.ts";

/** fal: any of its image models by name, in its queue. */
export const fal: Provider<typeof settings> = {
  id: "fal",
  name: PROVIDER,
  summary: "any image model of fal.ai by its name, paid",
  settings,
  enabledBy: ["FAL_KEY"],
  origins: (given) => [given.FAL_BASE_URL],
  open(given, parts) {
    const account = accountOf(given);
    if (!account) return { models: () => [], check: async () => [] };
    const client = createFalClient(account, parts.send);
    return openDescribed(
      {
        folder: "fal",
        usualFields,
        account,
        client,
        check: async (list, signal) => checkFal(account, client, list, signal),
      },
      parts,
    );
  },
};
