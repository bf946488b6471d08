import type { ImageModel } from "../image-model.ts";
import { createLateList } from "../late-list.ts";
import type { Provider, ProviderParts } from "../provider.ts";
import { checkHorde } from "./check.ts";
import { createHordeClient } from "./client.ts";
import { PROVIDER } from "./errors.ts";
import { createHordeModel, offeredModels } from "./models.ts";
import { modelsSchema, read } from "./response.ts";
import { accountOf, type HordeAccount, settings } from "./settings.ts";

/** The workers of a model come and go; its place in the list is worth no more questions than this. */
const FRESH_MS = 60_000;

/** The AI Horde: volunteers' machines, free, also without an account. */
export const horde: Provider<typeof settings> = {
  id: "horde",
  name: PROVIDER,
  summary: "volunteers' machines, free, also without a key",
  settings,
  enabledBy: ["AIHORDE_API_KEY"],
  origins: (given) => [given.AIHORDE_BASE_URL],
  open(given, parts) {
    const account = accountOf(given);
    return account ? openHorde(account, parts) : { models: () => [], check: async () => [] };
  },
};

function openHorde(account: HordeAccount, parts: ProviderParts) {
  const client = createHordeClient(account, parts.send, parts.version);
  const list = createLateList<string>({
    find: async (signal) => {
      const path = "status/models?type=image";
      const answer = await client.call({ method: "GET", path, signal }, []);
      const found = read.models(answer);
      if (!found) throw client.explain(answer, []);
      return offeredModels(found, account.models);
    },
    item: modelsSchema.element.shape.name,
    cache: parts.cache,
    name: "models",
    now: parts.now,
    freshMs: FRESH_MS,
  });
  const made = new Map<string, ImageModel>();
  const modelOf = (name: string): ImageModel => {
    const model = made.get(name) ?? createHordeModel(name, account, client, parts);
    made.set(name, model);
    return model;
  };
  return {
    models: () => list.current().map(modelOf),
    refresh: async (signal: AbortSignal) => list.refresh(signal),
    check: async (signal: AbortSignal) => [await checkHorde(account, client, signal)],
  };
}
