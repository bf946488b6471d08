import { z } from "zod";
import type { ServerClient } from "./client.ts";
import { pictureBytes } from "./response.ts";

const TIMEOUT_MS = 5000;

/** Where a task is. `unknown`: the server has not heard of it, or no longer knows it. */
export interface TaskState {
  readonly phase: "waiting" | "running" | "unknown";
  readonly fraction: number;
  readonly step?: number | undefined;
  readonly steps?: number | undefined;
  /** The half-made picture as a file, where there is a newer one. */
  readonly preview?: Uint8Array | undefined;
  readonly previewId: number;
  /** Tasks before it in the server's own queue. */
  readonly ahead?: number | undefined;
}

const number = z.number().nullish().catch(undefined);
const task = z.object({
  active: z.boolean(),
  queued: z.boolean(),
  progress: number,
  live_preview: z.string().nullish().catch(undefined),
  id_live_preview: number,
  textinfo: z.string().nullish().catch(undefined),
});

/** Asks for a task by the id that it was ordered with. Undefined where the server cannot say. */
export async function readTask(
  client: ServerClient,
  id: string,
  previewId: number,
  signal?: AbortSignal,
): Promise<TaskState | undefined> {
  const body = { id_task: id, id_live_preview: previewId, live_preview: true };
  const exchange = { body, timeoutMs: TIMEOUT_MS, signal };
  const { data } = task.safeParse(await client.read("internal/progress", exchange));
  if (!data) return undefined;
  const place = /(\d+)\s*\/\s*\d+/.exec(data.textinfo ?? "")?.[1];
  return {
    phase: data.active ? "running" : data.queued ? "waiting" : "unknown",
    fraction: data.progress ?? 0,
    preview: data.live_preview ? pictureBytes(data.live_preview) : undefined,
    previewId: data.id_live_preview ?? previewId,
    ahead: data.queued && place !== undefined ? Math.max(0, Number(place) - 1) : undefined,
  };
}

const run = z.object({
  progress: z.number(),
  state: z.object({ job_count: z.number(), sampling_step: number, sampling_steps: number }),
});

/**
 * What the server draws just now, whoever's it is: `unknown` when it draws nothing. Undefined where
 * it cannot say.
 */
export async function readServerRun(
  client: ServerClient,
  signal?: AbortSignal,
): Promise<TaskState | undefined> {
  const path = "sdapi/v1/progress?skip_current_image=true";
  const { data } = run.safeParse(await client.read(path, { timeoutMs: TIMEOUT_MS, signal }));
  if (!data) return undefined;
  const { state, progress } = data;
  const runs = state.job_count > 0 || progress > 0;
  return {
    phase: runs ? "running" : "unknown",
    fraction: progress,
    step: runs ? (state.sampling_step ?? undefined) : undefined,
    steps: runs ? (state.sampling_steps ?? undefined) : undefined,
    previewId: -1,
  };
}
