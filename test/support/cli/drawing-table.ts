import { onTestFinished } from "vitest";
import type { DrawingTable } from "../../../src/cli/imagine/drawing-table.ts";
import { createTerminalAudience } from "../../../src/cli/imagine/terminal-audience.ts";
import type { Job } from "../../../src/domain/job.ts";
import { createStudio } from "../../../src/pipeline/create-studio.ts";
import type { ImageModel } from "../../../src/providers/image-model.ts";
import { openTestStorage } from "../open-test-storage.ts";
import { plainPictureTools } from "../pipeline/plain-picture-tools.ts";
import { plainPolicy } from "../pipeline/plain-policy.ts";
import { RecordingLog } from "../pipeline/recording-log.ts";

/** A drawing table with a studio of its own, and the switch that stands for Ctrl+C. */
export interface TestTable extends DrawingTable {
  readonly interrupt: () => void;
}

interface Change extends Partial<DrawingTable> {
  /** Sees every progress of every job. */
  readonly watch?: (job: Job) => unknown;
}

/** Opens one with these models; it is taken away when the test has ended. */
export async function openTable(
  models: readonly ImageModel[],
  { watch = () => {}, ...change }: Change = {},
): Promise<TestTable> {
  const audience = createTerminalAudience(watch);
  const controller = new AbortController();
  const studio = createStudio({
    models: { all: () => models },
    images: plainPictureTools,
    storage: await openTestStorage(),
    log: new RecordingLog(),
    policy: plainPolicy(),
    defaultModel: "auto",
    fallback: { on: false, order: [] },
    version: "0.0.0",
    audience,
  });
  onTestFinished(() => studio.stop(0));
  await studio.start();
  return {
    studio,
    audience,
    download: async () => new Uint8Array(),
    addFolder: async (folder) => ({ id: `local/${folder}` }),
    signal: controller.signal,
    interrupt: () => controller.abort(new Error("Ctrl+C")),
    ...change,
  };
}
