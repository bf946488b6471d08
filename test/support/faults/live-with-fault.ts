import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { StorageError } from "../../../src/domain/errors.ts";
import type { Job } from "../../../src/domain/job.ts";
import { sleep } from "../../../src/lib/sleep.ts";
import { createStudio } from "../../../src/pipeline/create-studio.ts";
import type { ImageModel } from "../../../src/providers/image-model.ts";
import { openStorage } from "../../../src/storage/open-storage.ts";
import { newOrder } from "../pipeline/open-studio.ts";
import { plainPictureTools } from "../pipeline/plain-picture-tools.ts";
import { plainPolicy } from "../pipeline/plain-policy.ts";
import { Channel, RecordingAudience } from "../pipeline/recording-audience.ts";
import { RecordingLog } from "../pipeline/recording-log.ts";
import { Fault, type FaultPlan } from "./fault.ts";
import { faultyFiles } from "./faulty-files.ts";
import { type OrderAnswer, PICTURES, problemsOf } from "./look-at-end.ts";
import { quickClock } from "./quick-clock.ts";
import { untilOver } from "./watch-folder.ts";

/** A disk that is full stays so for this long, in real milliseconds. */
const OUTAGE_MS = 60;

/** What a life needs: a model that lives in a process, and how often it was paid until now. */
export interface LifeParts {
  /** Makes the model; what it does outside goes through `alive`, which a dead process does not pass. */
  readonly model: (alive: () => Promise<void>) => ImageModel;
  readonly paid: () => number;
}

/** What came of a life: nothing where all promises were kept. */
export interface LifeReport {
  readonly problems: readonly string[];
  /** Whether the fault came at all: a job has only so many steps. */
  readonly hit: boolean;
}

/**
 * Lets one job of two pictures live from its order to its end on a disk with a fault, starts again
 * after a kill, and looks at the end.
 */
export async function liveWithFault(parts: LifeParts, plan: FaultPlan): Promise<LifeReport> {
  const folder = await mkdtemp(path.join(tmpdir(), "easel-fault-"));
  const fault = new Fault(plan);
  const world = { channel: new Channel(), ends: [], parts };
  const before = parts.paid();
  let life = await open(folder, fault, world);
  try {
    fault.arm();
    const order = await orderOne(life, fault);
    if (plan.lasts === "on" && plan.kind !== "kill") {
      void sleep(OUTAGE_MS).then(() => fault.mend());
    }
    await untilOver(folder, fault.signal);
    fault.mend();
    if (fault.isDead) {
      // Whatever the dead process still does has no effect; its lock goes with it.
      void life.studio.stop(0).catch(() => {});
      await life.storage.close().catch(() => {});
      life = await open(folder, new Fault({ ...plan, at: Infinity }), world);
      await untilOver(folder, new AbortController().signal);
    }
    const { channel, ends } = world;
    const paid = parts.paid() - before;
    const problems = await problemsOf({ storage: life.storage, channel, ends, paid, order });
    return { problems, hit: fault.hit };
  } catch (error) {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { problems: [reason], hit: fault.hit };
  } finally {
    await life.studio.stop(0);
    await life.storage.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Orders two pictures; what its owner read. */
async function orderOne({ studio }: Life, fault: Fault): Promise<OrderAnswer> {
  const answer = studio.submit(newOrder({ count: PICTURES, seed: 5 })).then(
    (): OrderAnswer => "taken",
    (error: unknown) => (error instanceof StorageError ? "disk" : "other words"),
  );
  return Promise.race([answer, fault.died().then((): OrderAnswer => "silence")]);
}

type Life = Awaited<ReturnType<typeof open>>;

interface World {
  readonly channel: Channel;
  readonly ends: Job[];
  readonly parts: LifeParts;
}

async function open(folder: string, fault: Fault, { channel, ends, parts }: World) {
  const clock = quickClock();
  const alive = async () => {
    if (fault.isDead) await new Promise(() => {});
  };
  const audience = new RecordingAudience(channel);
  audience.beforeDelivery = async () => {
    await alive();
    return undefined;
  };
  audience.ended = async (job) => {
    await alive();
    ends.push(job);
  };
  const storage = await openStorage(folder, {
    now: () => clock.now(),
    steady: () => clock.monotonic(),
    files: faultyFiles(fault),
    guard: (sql) => fault.statement(sql),
    sleep: (ms, signal) => clock.sleep(ms, signal),
  });
  const studio = createStudio({
    models: { all: () => [parts.model(alive)] },
    images: plainPictureTools,
    audience,
    storage,
    clock,
    log: new RecordingLog(),
    policy: plainPolicy(),
    defaultModel: "auto",
    fallback: { on: false, order: [] },
    version: "0.0.0",
  });
  await studio.start();
  return { studio, storage };
}
