import { z } from "zod";
import type { ImageModel } from "../image-model.ts";
import { createLateList } from "../late-list.ts";
import type { Provider } from "../provider.ts";
import { checkGemini } from "./check.ts";
import { createGeminiClient } from "./client.ts";
import { PROVIDER } from "./errors.ts";
import { listModels, usualModels } from "./list-models.ts";
import { createGeminiModel } from "./models.ts";
import { accountOf, settings } from "./settings.ts";

/** Google's Gemini models that make and edit pictures. */
export const gemini: Provider<typeof settings> = {
  id: "gemini",
  name: PROVIDER,
  summary: "Google's image models, by a key from AI Studio",
  settings,
  enabledBy: ["GEMINI_API_KEY"],
  origins: (given) => [given.GEMINI_BASE_URL],
  open(given, parts) {
    const account = accountOf(given);
    if (!account) return { models: () => [], check: async () => [] };
    const client = createGeminiClient(account, parts.send);
    const made = new Map<string, ImageModel>();
    const modelOf = (name: string): ImageModel => {
      const model = made.get(name) ?? createGeminiModel(name, account, client, parts);
      made.set(name, model);
      return model;
    };
    const check = async (signal: AbortSignal) => checkGemini(account, client, signal);
    if (account.models) {
      const models = account.models.map(modelOf);
      return { models: () => models, check };
    }
    const list = createLateList({
      find: async (signal) => listModels(client, signal),
      item: z.string(),
      cache: parts.cache,
      name: "models",
      now: parts.now,
    });
    return {
      models: () => (list.current().length === 0 ? usualModels : list.current()).map(modelOf),
      refresh: async (signal) => list.refresh(signal),
      check,
    };
  },
};
