import { z } from "zod";
import type { ImageModel } from "../image-model.ts";
import { createLateList } from "../late-list.ts";
import type { Provider } from "../provider.ts";
import { checkOpenAi } from "./check.ts";
import { createOpenAiClient } from "./client.ts";
import { PROVIDER } from "./errors.ts";
import { listModels, usualModels } from "./list-models.ts";
import { createOpenAiModel } from "./models.ts";
import { accountOf, baseUrlOf, settings } from "./settings.ts";

/** OpenAI's GPT Image models, and every server that speaks the same Images API. */
export const openAi: Provider<typeof settings> = {
  id: "openai",
  name: PROVIDER,
  summary: "GPT Image, paid; and servers that speak its Images API",
  settings,
  enabledBy: ["OPENAI_API_KEY", "OPENAI_BASE_URL"],
  origins: (given) => [baseUrlOf(given)],
  open(given, parts) {
    const account = accountOf(given);
    const client = createOpenAiClient(account, parts);
    const made = new Map<string, ImageModel>();
    const modelOf = (name: string): ImageModel => {
      const model = made.get(name) ?? createOpenAiModel(name, account, client, parts);
      made.set(name, model);
      return model;
    };
    const check = async (signal: AbortSignal) => checkOpenAi(account, client, signal);
    if (account.models) {
      const models = account.models.map(modelOf);
      return { models: () => models, check };
    }
    const list = createLateList({
      find: async (signal) => listModels(client, account, signal),
      item: z.string(),
      cache: parts.cache,
      // Another server has other models.
      name: `models-${account.baseUrl.host}`.replaceAll(/[^\w.-]/g, "-"),
      now: parts.now,
    });
    // OpenAI's own models are known before it has answered.
    const known = (): readonly string[] =>
      list.current().length === 0 && account.isOfficial ? usualModels : list.current();
    return {
      models: () => known().map(modelOf),
      refresh: async (signal) => list.refresh(signal),
      check,
    };
  },
};
