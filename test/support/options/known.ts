import type { Known } from "../../../src/domain/options/flags/flag-value.ts";
import { ownNames, translateScheduler } from "../../../src/providers/schedulers.ts";
import { sampleModel } from "../commands/sample-model.ts";

/** What flags may name in tests: two models, a few styles and schedulers. */
export const known: Known = {
  models: [
    sampleModel("local/easel-v1", "Easel", {
      styles: { default: undefined, choices: ["anime", "comic book"], open: false },
      schedulers: { default: "Euler", choices: ["Euler", "Euler a", "DPM++ 2M"], open: false },
    }),
    sampleModel("comfyui/my own workflow", "Workflow"),
  ],
  isScheduler: (name) => translateScheduler(name, ownNames) !== undefined,
};
