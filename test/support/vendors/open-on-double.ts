import type { Finding } from "../../../src/domain/finding.ts";
import { parseConfig } from "../../../src/load-config.ts";
import type { ImageModel } from "../../../src/providers/image-model.ts";
import { openProvider } from "../../../src/providers/open-providers.ts";
import { providers } from "../../../src/providers/registry.ts";
import { RecordingLog } from "../pipeline/recording-log.ts";
import { startDownloadHost } from "./download-host.ts";
import type { Vendor, VendorDouble } from "./vendor.ts";

/** Waits of milliseconds in place of seconds. */
const timings = { repeatPauseMs: 1, firstPollMs: 1, longestPollMs: 5, downloadPauseMs: 1 };

/** A provider at work on its double. */
export interface OnDouble {
  readonly double: VendorDouble;
  /** What the doctor finds. */
  check(): Promise<readonly Finding[]>;
  model(id: string): ImageModel;
  close(): Promise<void>;
}

/** Starts a service's double, and opens its provider as `npm start` does, with a change of settings. */
export async function openOnDouble(
  id: string,
  vendor: Vendor,
  change: Readonly<Record<string, string>> = {},
): Promise<OnDouble> {
  const provider = providers.find((each) => each.id === id);
  if (!provider) throw new Error(`There is no provider ${id}.`);
  const host = await startDownloadHost();
  const double = await vendor.start(host);
  const settings = { ...double.settings, EASEL_ALLOW_ADDRESSES: host.url.host };
  const config = parseConfig({ ...settings, ...change });
  const open = openProvider(provider, config, {
    log: new RecordingLog(),
    version: "0.0.0",
    keep: false,
    timings,
  });
  // A server that refuses the key has no list to give; whoever asks for a model is told so.
  await open.refresh?.(AbortSignal.timeout(10_000)).catch(() => undefined);
  return {
    double,
    check: async () => open.check(AbortSignal.timeout(10_000)),
    model: (wanted) => {
      const model = open.models().find((each) => each.id === wanted);
      if (!model) throw new Error(`${id} has no model ${wanted}.`);
      return model;
    },
    close: async () => {
      await open.close?.();
      await double.close();
      await host.close();
    },
  };
}
