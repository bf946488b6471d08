import type { Provider } from "../provider.ts";
import { checkSegmind } from "./check.ts";
import { createSegmindModels } from "./models.ts";
import { PROVIDER } from "./errors.ts";
import { accountOf, settings } from "./settings.ts";

/** Segmind: SDXL and SD 1.5, each picture paid from credits. */
export const segmind: Provider<typeof settings> = {
  id: "segmind",
  name: PROVIDER,
  summary: "SDXL in the cloud, paid",
  settings,
  enabledBy: ["SEGMIND_API_KEY"],
  origins: (given) => [given.SEGMIND_BASE_URL],
  open(given, parts) {
    const account = accountOf(given);
    const models = account ? createSegmindModels(account, parts) : [];
    return {
      models: () => models,
      check: async (signal) => (account ? checkSegmind(account, parts, signal) : []),
    };
  },
};
