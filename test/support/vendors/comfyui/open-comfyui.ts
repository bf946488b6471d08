import { onTestFinished } from "vitest";
import { parseConfig } from "../../../../src/load-config.ts";
import type { ImageModel } from "../../../../src/providers/image-model.ts";
import { comfyui } from "../../../../src/providers/comfyui/index.ts";
import { openProvider } from "../../../../src/providers/open-providers.ts";
import type { OpenProvider } from "../../../../src/providers/provider.ts";
import { RecordingLog } from "../../pipeline/recording-log.ts";
import { type ComfyuiDouble, type ComfyuiOptions, startComfyuiDouble } from "./comfyui-double.ts";

/** Machines on the loopback and the provider that works with them; all end with the test. */
export interface OpenComfyui {
  readonly machines: readonly ComfyuiDouble[];
  readonly open: OpenProvider;
  readonly log: RecordingLog;
  readonly model: (name: string) => ImageModel;
}

/** Starts one double for each set of options, and opens the provider on all of them. */
export async function openComfyui(
  machines: readonly ComfyuiOptions[] = [{}],
  settings: Readonly<Record<string, string>> = {},
): Promise<OpenComfyui> {
  const doubles = await Promise.all(machines.map(async (each) => startComfyuiDouble(each)));
  const log = new RecordingLog();
  const config = parseConfig({
    COMFYUI_URL: doubles.map(({ url }) => url.href).join(", "),
    COMFYUI_WORKFLOWS_DIR: "/nowhere/easel-workflows",
    ...settings,
  });
  const timings = { repeatPauseMs: 1, firstPollMs: 1, longestPollMs: 5, downloadPauseMs: 1 };
  const open = openProvider(comfyui, config, { log, version: "0.0.0", keep: false, timings });
  onTestFinished(async () => {
    await open.close?.();
    await Promise.all(doubles.map((double) => double.close()));
  });
  await open.refresh?.(AbortSignal.timeout(10_000));
  return {
    machines: doubles,
    open,
    log,
    model(name) {
      const found = open.models().find(({ id }) => id === `comfyui/${name}`);
      if (found) return found;
      throw new Error(
        `no ${name} among ${open
          .models()
          .map(({ id }) => id)
          .join(", ")}`,
      );
    },
  };
}

/** The first of them; throws when there is none. */
export function only<T>([first]: readonly T[]): T {
  if (first === undefined) throw new Error("There is none.");
  return first;
}
