import { openDescribed } from "../described/open-described.ts";
import type { Provider } from "../provider.ts";
import { checkReplicate } from "./check.ts";
import { createReplicateClient } from "./client.ts";
import { PROVIDER } from "./errors.ts";
import { accountOf, settings } from "./settings.ts";
import { usualFields } from "./usual-fields.ts";

/** Replicate: any of its image models by name. */
export const replicate: Provider<typeof settings> = {
  id: "replicate",
  name: PROVIDER,
  summary: "any image model of replicate.com by its name, paid",
  settings,
  enabledBy: ["REPLICATE_API_TOKEN"],
  origins: (given) => [given.REPLICATE_BASE_URL],
  open(given, parts) {
    const account = accountOf(given);
    if (!account) return { models: () => [], check: async () => [] };
    const client = createReplicateClient(account, parts.send);
    return openDescribed(
      {
        folder: "replicate",
        usualFields,
        account,
        client,
        check: async (list, signal) => checkReplicate(account, client, list, signal),
      },
      parts,
    );
  },
};
