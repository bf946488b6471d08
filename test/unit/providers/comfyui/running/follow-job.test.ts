import { describe, expect, it } from "vitest";
import { followJob } from "../../../../../src/providers/comfyui/running/follow-job.ts";
import type { Machine } from "../../../../../src/providers/comfyui/running/machines.ts";
import type { News } from "../../../../../src/providers/comfyui/running/watch-job.ts";
import { createComfyuiClient } from "../../../../../src/providers/comfyui/wire/client.ts";

const ID = "0f0e0d0c-0b0a-4908-8706-050403020100";
const timings = { firstPollMs: 1, longestPollMs: 1 };

const newsAt = (fraction: number): News => ({
  fraction,
  step: undefined,
  steps: undefined,
  preview: new Uint8Array([1]),
  isOver: false,
});

/** A machine whose job has ended; `onAsk` runs before each of its answers. */
function machineThat(onAsk: () => void): Machine {
  const send = async () => {
    onAsk();
    const ended = { [ID]: { outputs: {}, status: { status_str: "success", messages: [] } } };
    return { status: 200, headers: {}, body: Buffer.from(JSON.stringify(ended)) };
  };
  const access = { url: new URL("http://127.0.0.1:1"), header: undefined, timeoutMs: 1000 };
  const client = createComfyuiClient(access, { send, download: async () => new Uint8Array() });
  return { client, jobs: 1, loaded: undefined, restsUntil: 0, lastJob: 1 };
}

/** What is told of a job whose news wait in `told`; its connection never calls. */
async function toldOf(told: News[], onAsk: () => void = () => {}): Promise<number[]> {
  const watch = {
    changed: new Promise<void>(() => {}),
    news: () => told.shift(),
    sent: undefined,
    close: () => {},
  };
  const job = { machine: machineThat(onAsk), promptId: ID, watch, hasOthers: false };
  const deadline = performance.now() + 10_000;
  const following = followJob({ ...job, deadline }, timings, new AbortController().signal);
  const fractions: number[] = [];
  for await (const { fraction } of following) fractions.push(fraction);
  return fractions;
}

describe("news of a job", () => {
  it("are passed on when they are read because it is time to ask", async () => {
    expect(await toldOf([newsAt(0.5)])).toEqual([0.5]);
  });

  it("are passed on when they come while the machine is asked for the last time", async () => {
    const told: News[] = [];
    expect(await toldOf(told, () => told.push(newsAt(0.9)))).toEqual([0.9]);
  });
});
