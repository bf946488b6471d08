import type { Provider } from "../provider.ts";
import { checkImagePipeline } from "./check.ts";
import { PROVIDER } from "./errors.ts";
import { createImagePipelineModels } from "./models.ts";
import { accountOf, settings } from "./settings.ts";

/** ImagePipeline: SDXL, each picture paid from credits. */
export const imagePipeline: Provider<typeof settings> = {
  id: "imagepipeline",
  name: PROVIDER,
  summary: "SDXL in the cloud, paid",
  settings,
  enabledBy: ["IMAGEPIPELINE_API_KEY"],
  origins: (given) => [given.IMAGEPIPELINE_BASE_URL],
  open(given, parts) {
    const account = accountOf(given);
    const models = account ? createImagePipelineModels(account, parts) : [];
    return {
      models: () => models,
      check: async (signal) => (account ? checkImagePipeline(account, parts, signal) : []),
    };
  },
};
