import { createDescribedList } from "../described/described-list.ts";
import { createDescribedModels } from "../described/create-models.ts";
import type { Provider } from "../provider.ts";
import { checkFal } from "./check.ts";
import { createFalClient } from "./client.ts";
import { PROVIDER } from "./errors.ts";
import { accountOf, settings } from "./settings.ts";
import { usualFields } from "./usual-fields.ts";

/** Orders at a time for one account; an order lasts only until it is taken. */
const CONCURRENCY = 8;

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
    const { models: names, price, requestsPerMinute, timeoutMs } = account;
    const describe = async (name: string, signal: AbortSignal) => client.describe(name, signal);
    const list = createDescribedList({ ...parts, names, describe });
    const models = createDescribedModels(
      {
        folder: "fal",
        usualFields,
        price: price === undefined ? undefined : { perPicture: price },
        pace: { account: "fal", requestsPerMinute, concurrency: CONCURRENCY },
        timeoutMs,
      },
      client,
      parts,
    );
    return {
      models: () => models(list.current()),
      refresh: async (signal) => list.refresh(signal),
      check: async (signal) => checkFal(account, client, list, signal),
    };
  },
};
