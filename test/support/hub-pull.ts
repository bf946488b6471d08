import type { Message } from "../../src/words/index.ts";
import { randomBytes } from "node:crypto";
import { secret } from "../../src/config/secret.ts";
import { createHubClient, type HubClient } from "../../src/hub/hub-client.ts";
import { connectToHub, type HubTimings } from "../../src/hub/hub-connection.ts";
import { readReference } from "../../src/hub/model-reference.ts";
import { planPull } from "../../src/hub/plan-pull.ts";
import { pullModel, type PullProgress } from "../../src/hub/pull.ts";
import { filesOfFolder, type LoopbackHub } from "./loopback-hub.ts";

/** A model's files with weights of many pieces, and what a pull has to bring of them. */
export function modelFiles(weights = 100_000): Record<string, Buffer> {
  const parts = ["unet", "text_encoder", "vae_decoder"];
  const graphs = parts.map(
    (part) => [`${part}/model.onnx`, Buffer.from(`graph of ${part}`)] as const,
  );
  return {
    "model_index.json": Buffer.from(
      JSON.stringify({ text_encoder: ["t", "C"], unet: ["d", "U"], vae: ["d", "A"] }),
    ),
    "scheduler/scheduler_config.json": Buffer.from("{}"),
    ...Object.fromEntries(graphs),
    "unet/model.onnx_data": randomBytes(weights),
  };
}

/** Quick enough for a test, patient enough for a busy machine. */
const timings: HubTimings = { idleMs: 5000, retryMs: 1, attempts: 3 };

interface Change {
  readonly token?: string;
  readonly timings?: Partial<HubTimings>;
  readonly onWait?: (why: Message) => void;
}

/** A client of a loopback hub. */
export function clientOf(hub: LoopbackHub, { token, onWait, ...change }: Change = {}): HubClient {
  return createHubClient(
    connectToHub({
      hub: { endpoint: hub.url, token: token === undefined ? undefined : secret(token) },
      timings: { ...timings, ...change.timings },
      onWait,
    }),
  );
}

interface PullChange extends Change {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: PullProgress) => void;
}

/** Plans and pulls a model into a folder; gives what then lies there. */
export async function pull(
  hub: LoopbackHub,
  name: string,
  modelsDir: string,
  { signal = new AbortController().signal, onProgress = () => {}, ...change }: PullChange = {},
): Promise<Record<string, Buffer>> {
  const client = clientOf(hub, change);
  const plan = await planPull(client, readReference(name), signal);
  const folder = await pullModel(plan, { client, modelsDir, signal, onProgress });
  if (!folder.startsWith(modelsDir)) throw new Error(`pulled to ${folder}`);
  return filesOfFolder(folder);
}
