import { onTestFinished } from "vitest";
import { parseConfig } from "../../../src/load-config.ts";
import { gemini } from "../../../src/providers/gemini/index.ts";
import type { ImageModel } from "../../../src/providers/image-model.ts";
import { openProvider } from "../../../src/providers/open-providers.ts";
import type { OpenProvider } from "../../../src/providers/provider.ts";
import { RecordingLog } from "../pipeline/recording-log.ts";
import { type GeminiDouble, startGeminiDouble } from "./gemini-double.ts";
import { TEST_KEY } from "./vendor.ts";

/** The provider at work on its double; both end with the test. */
export interface OpenGemini {
  readonly double: GeminiDouble;
  readonly provider: OpenProvider;
  readonly model: (name: string) => ImageModel;
}

export async function openGemini(
  settings: Readonly<Record<string, string>> = {},
): Promise<OpenGemini> {
  const double = await startGeminiDouble({ key: TEST_KEY });
  onTestFinished(() => double.close());
  const config = parseConfig({
    // The version may be left out, as Google's own client has it.
    GEMINI_BASE_URL: double.url.origin,
    GEMINI_API_KEY: TEST_KEY,
    ...settings,
  });
  const provider = openProvider(gemini, config, {
    log: new RecordingLog(),
    version: "0.0.0",
    keep: false,
    timings: { repeatPauseMs: 1, firstPollMs: 1, longestPollMs: 5, downloadPauseMs: 1 },
  });
  await provider.refresh?.(AbortSignal.timeout(5000)).catch(() => {});
  return {
    double,
    provider,
    model: (name) => {
      const model = provider.models().find(({ id }) => id === `gemini/${name}`);
      if (!model) throw new Error(`no model ${name}`);
      return model;
    },
  };
}
