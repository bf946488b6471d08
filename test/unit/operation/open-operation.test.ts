import { createServer } from "node:http";
import { once } from "node:events";
import { describe, expect, it, onTestFinished } from "vitest";
import { ConfigError } from "../../../src/domain/errors.ts";
import { openOperation, type Operated } from "../../../src/operation/open-operation.ts";
import { newJob, noLimits } from "../../support/new-job.ts";
import { openTestStorage } from "../../support/open-test-storage.ts";
import { sampleJob } from "../../support/components/sample-job.ts";

const host = "127.0.0.1";

async function open(change: Partial<Operated> = {}) {
  const storage = await openTestStorage();
  const operation = openOperation({ host, port: 0 });
  const serving = await operation.serve({
    jobs: storage.jobs,
    outbox: storage.outbox,
    shards: () => [{ shard: 3, connected: true, ping: 42 }],
    now: () => Date.now() + 60_000,
    lacks: () => [],
    ...change,
  });
  onTestFinished(() => serving.close());
  const ask = (path: string, method = "GET") =>
    fetch(`http://${host}:${serving.port}${path}`, { method });
  return { storage, operation, ask };
}

describe("the operation of a process", () => {
  it("counts what happens, and shows what waits", async () => {
    const { storage, operation, ask } = await open();
    await storage.jobs.admit(newJob(), noLimits);
    const job = sampleJob();
    const { model } = job.request;
    operation.observer.ran({
      job,
      provider: "segmind",
      outcome: "failed",
      failure: "no-credits",
      milliseconds: 1500,
    });
    operation.observer.delivered(job, 4000);
    const answer = await ask("/metrics");
    const text = await answer.text();
    expect(answer.headers.get("content-type")).toContain("text/plain");
    expect(text).toContain("easel_queue_jobs 1");
    expect(Number(/^easel_queue_oldest_seconds (\S+)/m.exec(text)?.[1])).toBeGreaterThan(59);
    expect(text).toContain(
      `easel_runs_total{model="${model}",provider="segmind",outcome="failed"} 1`,
    );
    expect(text).toContain('easel_failures_total{provider="segmind",kind="no-credits"} 1');
    expect(text).toContain(`easel_run_seconds_sum{model="${model}",provider="segmind"} 1.5`);
    expect(text).toContain(`easel_pictures_total{model="${model}"} ${job.pictures.length}`);
    expect(text).toContain('easel_gateway_connected{shard="3"} 1');
    expect(text).toContain('easel_gateway_ping_seconds{shard="3"} 0.042');
    expect(text).toContain("nodejs_eventloop_lag_seconds");
    expect(text).toContain("easel_draining 0");
  });

  it("is healthy while it lives, and ready while it is connected and not draining", async () => {
    let lacks: readonly string[] = ["discord"];
    const { operation, ask } = await open({ lacks: () => lacks });
    const read = async () => {
      const answer = await ask("/readyz");
      return [answer.status, await answer.json()];
    };
    expect((await ask("/healthz")).status).toBe(200);
    expect(await read()).toEqual([503, { ready: false, lacks: ["discord"] }]);
    lacks = [];
    expect(await read()).toEqual([200, { ready: true, lacks: [] }]);
    operation.drain();
    expect(await read()).toEqual([503, { ready: false, lacks: ["draining"] }]);
    expect((await ask("/healthz")).status).toBe(200);
    expect(await (await ask("/metrics")).text()).toContain("easel_draining 1");
  });

  it("answers nothing else, and changes nothing", async () => {
    const { ask } = await open();
    expect((await ask("/")).status).toBe(404);
    expect((await ask("/constructor")).status).toBe(404);
    expect((await ask("/metrics", "POST")).status).toBe(405);
    expect(await (await ask("/healthz", "HEAD")).text()).toBe("");
  });

  it("says that the storage cannot be asked", async () => {
    const broken = {
      load: () => Promise.reject(new Error("away")),
      credits: async () => new Map(),
    };
    const { ask } = await open({ jobs: broken });
    expect((await ask("/metrics")).status).toBe(503);
  });

  it("names a port that is taken", async () => {
    const other = createServer();
    other.listen(0, host);
    await once(other, "listening");
    onTestFinished(() => void other.close());
    const address = other.address();
    const port = typeof address === "object" ? (address?.port ?? 0) : 0;
    const opening = openOperation({ host, port }).serve({
      ...(await openTestStorage()),
      shards: () => [],
      now: Date.now,
      lacks: () => [],
    });
    await expect(opening).rejects.toThrow(ConfigError);
    await expect(opening).rejects.toThrow(`EASEL_METRICS_PORT is ${port}`);
  });
});
