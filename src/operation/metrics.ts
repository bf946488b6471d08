import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { ShardState } from "../domain/shard-state.ts";
import type { Observer } from "../pipeline/observer.ts";
import type { JobStore } from "../storage/job-store.ts";
import type { OutboxStore } from "../storage/outbox-store.ts";

/** From a thumbnail of the own engine to a long wait for a service; seconds. */
const RUN_BUCKETS = [0.25, 0.5, 1, 2, 5, 10, 20, 40, 80, 160, 320];
const DELIVERY_BUCKETS = [1, 2, 5, 10, 30, 60, 120, 300, 900, 3600];

/** What is looked at when somebody asks for the metrics. */
export interface Measured {
  readonly jobs: Pick<JobStore, "load" | "credits">;
  readonly outbox: Pick<OutboxStore, "count">;
  readonly shards: () => readonly ShardState[];
  readonly isDraining: () => boolean;
  readonly now: () => number;
}

/** The metrics of one process: an observer that counts, and the text of them all. */
export interface Metrics extends Observer {
  /** The text in the exposition format, with its media type. */
  read(measured: Measured): Promise<{ readonly text: string; readonly mediaType: string }>;
}

/** Makes the metrics of this process, with Node's own (memory, event-loop delay, collections). */
export function createMetrics(): Metrics {
  const registers = [new Registry()] as const;
  const [registry] = registers;
  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string, labelNames: readonly string[] = []) =>
    new Gauge({ name, help, labelNames: [...labelNames], registers: [registry] });
  const counter = (name: string, help: string, labelNames: readonly string[]) =>
    new Counter({ name, help, labelNames: [...labelNames], registers: [registry] });

  const waiting = gauge("easel_queue_jobs", "Jobs that wait, in all processes");
  const oldest = gauge("easel_queue_oldest_seconds", "Age of the job that has waited longest");
  const running = gauge("easel_running_jobs", "Jobs that run, in all processes");
  const undelivered = gauge("easel_outbox_entries", "Deliveries and notices that wait");
  const credits = gauge("easel_credits", "Credits that a service reported last", ["provider"]);
  const connected = gauge("easel_gateway_connected", "1 while the shard is connected", ["shard"]);
  const ping = gauge("easel_gateway_ping_seconds", "Heartbeat round trip", ["shard"]);
  const draining = gauge("easel_draining", "1 while this process takes nothing new");
  const runs = counter("easel_runs_total", "Runs by what they came to", [
    "model",
    "provider",
    "outcome",
  ]);
  const failures = counter("easel_failures_total", "Failed runs by kind", ["provider", "kind"]);
  const pictures = counter("easel_pictures_total", "Delivered pictures", ["model"]);
  const seconds = new Histogram({
    name: "easel_run_seconds",
    help: "How long runs took",
    labelNames: ["model", "provider"],
    buckets: RUN_BUCKETS,
    registers: [registry],
  });
  const way = new Histogram({
    name: "easel_delivery_seconds",
    help: "From the order to its delivered pictures",
    labelNames: ["model"],
    buckets: DELIVERY_BUCKETS,
    registers: [registry],
  });

  async function look({ jobs, outbox, shards, isDraining, now }: Measured): Promise<void> {
    const load = await jobs.load();
    waiting.set(load.waiting);
    running.set(load.running);
    oldest.set(load.oldest === undefined ? 0 : Math.max(0, now() - load.oldest) / 1000);
    undelivered.set(await outbox.count());
    for (const [provider, report] of await jobs.credits()) {
      credits.set({ provider }, report.credits);
    }
    for (const each of shards()) {
      connected.set({ shard: each.shard }, each.connected ? 1 : 0);
      if (each.ping !== undefined) ping.set({ shard: each.shard }, each.ping / 1000);
    }
    draining.set(isDraining() ? 1 : 0);
  }

  return {
    ran({ job, provider, outcome, failure, milliseconds }) {
      const { model } = job.request;
      runs.inc({ model, provider, outcome });
      seconds.observe({ model, provider }, milliseconds / 1000);
      if (failure !== undefined) failures.inc({ provider, kind: failure });
    },
    delivered(job, milliseconds) {
      const { model } = job.request;
      pictures.inc({ model }, job.pictures.length);
      way.observe({ model }, milliseconds / 1000);
    },
    async read(measured) {
      await look(measured);
      return { text: await registry.metrics(), mediaType: registry.contentType };
    },
  };
}
