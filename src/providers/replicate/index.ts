import { createDescribedModels } from "../described/create-models.ts";
import { createDescribedList } from "../described/described-list.ts";
import type { Provider } from "../provider.ts";
import { checkReplicate } from "./check.ts";
import { createReplicateClient } from "./client.ts";
import { PROVIDER } from "./errors.ts";
import { accountOf, settings } from "./settings.ts";
import { usualFields } from "./usual-fields.ts";

/** Orders at a time for one account; an order lasts only until it is taken. */
const CONCURRENCY = 8;

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
    const { models: names, price, requestsPerMinute, timeoutMs } = account;
    const describe = async (name: string, signal: AbortSignal) => client.describe(name, signal);
    const list = createDescribedList({ ...parts, names, describe });
    const models = createDescribedModels(
      {
        folder: "replicate",
        usualFields,
        price: price === undefined ? undefined : { perPicture: price },
        pace: { account: "replicate", requestsPerMinute, concurrency: CONCURRENCY },
        timeoutMs,
      },
      client,
      parts,
    );
    return {
      models: () => models(list.current()),
      refresh: async (signal) => list.refresh(signal),
      check: async (signal) => checkReplicate(account, client, list, signal),
    };
  },
};
