import { z } from "zod";
import { sleep } from "../../../lib/sleep.ts";
import { parseJson } from "../../../http/parse-json.ts";
import type { ComfyuiClient } from "./client.ts";
import { askJobState } from "./job-state.ts";

const answered = z.object({ cancelled: z.boolean() });
/** A submission that was cut off may arrive a moment later. */
const LOOKS = 3;
const PAUSE_MS = 400;

/**
 * Stops one job, waiting or running, and never anybody else's: servers of 2026 by its id; older ones
 * out of the queue, and by an interruption only while this very job runs. Throws when the server
 * does not answer.
 */
export async function cancelJob(
  client: ComfyuiClient,
  id: string,
  signal: AbortSignal,
): Promise<void> {
  for (let look = 1; look <= LOOKS; look += 1) {
    if (await cancelOnce(client, id, signal)) return;
    if (look < LOOKS) await sleep(PAUSE_MS, signal);
  }
}

/** Whether there was something to stop, or it is over. */
async function cancelOnce(
  client: ComfyuiClient,
  id: string,
  signal: AbortSignal,
): Promise<boolean> {
  const answer = await client.post(`api/jobs/${id}/cancel`, {}, signal);
  const { data } = answered.safeParse(answer.status === 200 ? parseJson(answer.body) : undefined);
  if (data?.cancelled === true) return true;
  await client.post("queue", { delete: [id] }, signal);
  const { state } = await askJobState(client, id, signal);
  // A server that cannot tell jobs apart stops whatever runs: it is asked only when that is this one.
  if (state === "running") await client.post("interrupt", { prompt_id: id }, signal);
  return state !== "unknown";
}
