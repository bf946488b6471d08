import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { StorageError } from "../../../src/domain/errors.ts";
import type { Job } from "../../../src/domain/job.ts";
import { sleep } from "../../../src/lib/sleep.ts";
import { createStudio } from "../../../src/pipeline/create-studio.ts";
import type { Studio } from "../../../src/pipeline/studio.ts";
import type { ImageModel } from "../../../src/providers/image-model.ts";
import { openStorage } from "../../../src/storage/open-storage.ts";
import type { Storage } from "../../../src/storage/storage.ts";
import { newOrder } from "../pipeline/open-studio.ts";
import { plainPictureTools } from "../pipeline/plain-picture-tools.ts";
import { plainPolicy } from "../pipeline/plain-policy.ts";
import { Channel, RecordingAudience } from "../pipeline/recording-audience.ts";
import { RecordingLog } from "../pipeline/recording-log.ts";
import { Fault, type FaultPlan } from "./fault.ts";
import { faultyFiles } from "./faulty-files.ts";
import { PICTURES, problemsOf } from "./look-at-end.ts";
import { quickClock } from "./quick-clock.ts";

/** A disk that is full stays so for this long, in real milliseconds. */
const OUTAGE_MS = 60;
const PATIENCE_MS = 20_000;

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
  const channel = new Channel();
  const before = parts.paid();
  const ends: Job[] = [];
  let refused: unknown;
  let studio: Studio | undefined;
  let storage: Storage | undefined;
  try {
    const first = await open(folder, fault, { channel, ends, parts });
    ({ studio, storage } = first);
    fault.arm();
    const ordered = studio
      .submit(newOrder({ count: PICTURES, seed: 5 }))
      .catch((error: unknown) => {
        refused = error;
      });
    await Promise.race([ordered, fault.died]);
    if (plan.lasts === "on" && plan.kind !== "kill") {
      void sleep(OUTAGE_MS).then(() => fault.mend());
    }
    if (!fault.isDead) await Promise.race([untilOver(storage), fault.died]);
    fault.mend();
    if (fault.isDead) {
      // Whatever the dead process still does has no effect; its lock goes with it.
      await storage.close().catch(() => {});
      const second = await open(folder, new Fault({ ...plan, at: Infinity }), {
        channel,
        ends,
        parts,
      });
      ({ studio, storage } = second);
      await untilOver(storage);
    }
    const paid = parts.paid() - before;
    const isRefused = refused !== undefined && !fault.isDead;
    const told = isRefused && refused instanceof StorageError;
    const problems = await problemsOf({ storage, channel, ends, paid, told, isRefused });
    return { problems, hit: fault.hit };
  } catch (error) {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { problems: [reason], hit: fault.hit };
  } finally {
    await studio?.stop(0);
    await storage?.close();
    await rm(folder, { recursive: true, force: true });
  }
}

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
    now: clock.now,
    steady: clock.monotonic,
    files: faultyFiles(fault),
    guard: (sql) => fault.statement(sql),
    sleep: clock.sleep,
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

/** Waits until nothing is under way and nobody has to be told anything. */
async function untilOver(storage: Storage): Promise<void> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      const open = ["queued", "running", "made"] as const;
      const left = await Promise.all(open.map((state) => storage.jobs.inState(state)));
      if (left.flat().length + (await storage.outbox.count()) === 0) return;
    } catch {
      // The disk cannot even be read just now.
    }
    if (performance.now() > giveUpAt) throw new Error("the job never came to its end");
    await sleep(2);
  }
}
