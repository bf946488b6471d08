import { parseConfig } from "../../../src/load-config.ts";
import type { ImageModel } from "../../../src/providers/image-model.ts";
import { openProvider } from "../../../src/providers/open-providers.ts";
import type { OpenProvider } from "../../../src/providers/provider.ts";
import { providers } from "../../../src/providers/registry.ts";
import { RecordingLog } from "../pipeline/recording-log.ts";

const timings = { repeatPauseMs: 1, firstPollMs: 1, longestPollMs: 5, downloadPauseMs: 1 };

/** A provider with settings of one's own, opened as `npm start` does, with waits of milliseconds. */
export interface OpenedProvider {
  readonly open: OpenProvider;
  readonly model: (id: string) => ImageModel;
}

/** Opens a provider and looks for its models, which may fail. */
export async function openWith(
  id: string,
  settings: Readonly<Record<string, string>>,
): Promise<OpenedProvider> {
  const provider = providers.find((each) => each.id === id);
  if (!provider) throw new Error(`There is no provider ${id}.`);
  const config = parseConfig({ ...settings });
  const log = new RecordingLog();
  const open = openProvider(provider, config, { log, version: "0.0.0", keep: false, timings });
  await open.refresh?.(AbortSignal.timeout(10_000)).catch(() => {});
  return {
    open,
    model: (wanted) => {
      const model = open.models().find((each) => each.id === wanted);
      if (!model) throw new Error(`${id} has no model ${wanted}.`);
      return model;
    },
  };
}
