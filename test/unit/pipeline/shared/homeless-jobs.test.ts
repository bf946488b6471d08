import { expect, it } from "vitest";
import type { JobState } from "../../../../src/domain/job.ts";
import { HomelessJobs } from "../../../../src/pipeline/shared/homeless-jobs.ts";
import { RecordingLog } from "../../../support/pipeline/recording-log.ts";

it("jobs whose model is nowhere for long are ended, and others wait on", async () => {
  let now = 0;
  let models: readonly string[] = ["segmind/sdxl"];
  const ended: [string, JobState, string | undefined][] = [];
  const homeless = new HomelessJobs({
    jobs: {
      tickets: async () =>
        ["segmind/sdxl", "local/gone", "local/back"].map((model) => ({
          id: `job of ${model}`,
          model,
          tag: 0,
          virtual: 0,
        })),
    },
    notices: {
      end: async (id, to, change) => {
        ended.push([id, to, change?.failure?.code]);
        return undefined;
      },
    },
    models: () => models,
    clock: { monotonic: () => now },
    log: new RecordingLog(),
  });
  await homeless.look();
  now = 14 * 60_000;
  models = ["segmind/sdxl", "local/back"];
  await homeless.look();
  expect(ended).toEqual([]);
  now = 16 * 60_000;
  models = ["segmind/sdxl"];
  await homeless.look();
  expect(ended).toEqual([["job of local/gone", "failed", "unknown-model"]]);
});
