import { onTestFinished } from "vitest";
import type { ImagineContext } from "../../../src/cli/imagine/imagine-context.ts";
import { type ImagineOptions, readOptions } from "../../../src/cli/imagine/options.ts";
import { knownOptions } from "../../../src/pipeline/orders/known-options.ts";
import { createTerminalAudience } from "../../../src/cli/imagine/terminal-audience.ts";
import type { Job } from "../../../src/domain/job.ts";
import { createStudio } from "../../../src/pipeline/create-studio.ts";
import type { ImageModel } from "../../../src/providers/image-model.ts";
import { wordsFor } from "../../../src/words/index.ts";
import { openTestStorage } from "../open-test-storage.ts";
import { plainPictureTools } from "../pipeline/plain-picture-tools.ts";
import { plainPolicy } from "../pipeline/plain-policy.ts";
import { RecordingLog } from "../pipeline/recording-log.ts";

/** What drawing takes, with a studio of its own, and the switch that stands for Ctrl+C. */
export interface TestImagineContext extends ImagineContext {
  readonly interrupt: () => void;
}

interface Change extends Partial<ImagineContext> {
  /** Sees every progress of every job. */
  readonly watch?: (job: Job) => unknown;
}

/** Opens one with these models; it is taken away when the test has ended. */
export async function openImagineContext(
  models: readonly ImageModel[],
  { watch = () => {}, ...change }: Change = {},
): Promise<TestImagineContext> {
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
    addLora: async (file) => file,
    addControl: async (folder) => folder,
    words: wordsFor("en"),
    signal: controller.signal,
    interrupt: () => controller.abort(new Error("Ctrl+C")),
    ...change,
  };
}

/** The options of one request, by their names at a terminal. */
export function imagineOptions(values: Readonly<Record<string, unknown>>): ImagineOptions {
  const given = Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ({ name, value, spelled: `--${name}` }));
  return readOptions(given, knownOptions({ models: [] }));
}
