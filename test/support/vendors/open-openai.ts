import { onTestFinished } from "vitest";
import { parseConfig } from "../../../src/load-config.ts";
import type { ImageModel } from "../../../src/providers/image-model.ts";
import { openProvider } from "../../../src/providers/open-providers.ts";
import { openAi } from "../../../src/providers/openai/index.ts";
import type { OpenProvider } from "../../../src/providers/provider.ts";
import { RecordingLog } from "../pipeline/recording-log.ts";
import { type OpenAiDouble, startOpenAiDouble } from "./openai-double.ts";
import { TEST_KEY } from "./vendor.ts";

/** The provider at work on its double; both end with the test. */
export interface OpenOpenAi {
  readonly double: OpenAiDouble;
  readonly provider: OpenProvider;
  readonly model: (name: string) => ImageModel;
}

/** Opens it with these settings on top; `key` null is a server at home, which asks for none. */
export async function openOpenAi(
  settings: Readonly<Record<string, string>> = {},
  key: string | null = TEST_KEY,
): Promise<OpenOpenAi> {
  const double = await startOpenAiDouble({ key: key ?? undefined });
  onTestFinished(() => double.close());
  const config = parseConfig({
    OPENAI_BASE_URL: double.url.href,
    ...(key !== null && { OPENAI_API_KEY: key }),
    ...settings,
  });
  const provider = openProvider(openAi, config, {
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
      const model = provider.models().find(({ id }) => id === `openai/${name}`);
      if (!model) throw new Error(`no model ${name}`);
      return model;
    },
  };
}
