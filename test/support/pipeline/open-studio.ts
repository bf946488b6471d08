import { onTestFinished } from "vitest";
import type { Job, JobState } from "../../../src/domain/job.ts";
import type { Draft } from "../../../src/domain/request.ts";
import { createStudio } from "../../../src/pipeline/create-studio.ts";
import { requester } from "../../../src/pipeline/policy/requester.ts";
import type { Admission, Order, Studio } from "../../../src/pipeline/studio.ts";
import type { StudioOptions } from "../../../src/pipeline/tools.ts";
import type { ImageModel } from "../../../src/providers/image-model.ts";
import { openTestStorage } from "../open-test-storage.ts";
import { plainPictureTools } from "./plain-picture-tools.ts";
import { plainPolicy } from "./plain-policy.ts";
import { RecordingAudience } from "./recording-audience.ts";
import { RecordingLog } from "./recording-log.ts";
import { eventually, SimulatedClock } from "./simulated-clock.ts";

/** A studio on a folder of its own, with everything around it that a test looks at. */
export interface TestStudio {
  readonly studio: Studio;
  readonly storage: StudioOptions["storage"];
  readonly audience: RecordingAudience;
  readonly clock: SimulatedClock;
  readonly log: RecordingLog;
  /** Orders a picture for somebody. */
  readonly ask: (
    draft?: Partial<Draft>,
    userId?: string,
    change?: Partial<Order>,
  ) => Promise<Admission>;
  /** Waits until a job is in one of these states, and gives it. */
  readonly reaches: (jobId: string, ...states: JobState[]) => Promise<Job>;
}

type Change = Partial<Omit<StudioOptions, "audience">> & {
  readonly audience?: RecordingAudience;
  readonly clock?: SimulatedClock;
};

/** Opens a studio that has started; it stops when the test has ended. */
export async function openStudio(
  models: readonly ImageModel[],
  change: Change = {},
): Promise<TestStudio> {
  const made = await makeStudio(models, change);
  onTestFinished(() => made.studio.stop(0));
  await made.studio.start();
  return made;
}

/** Makes a studio that the test itself starts, and may leave to die. */
export async function makeStudio(
  models: readonly ImageModel[],
  change: Change = {},
): Promise<TestStudio> {
  const storage = change.storage ?? (await openTestStorage());
  const clock = change.clock ?? new SimulatedClock();
  const audience = change.audience ?? new RecordingAudience();
  const log = new RecordingLog();
  const studio = createStudio({
    models: { all: () => models },
    images: plainPictureTools,
    log,
    policy: plainPolicy(),
    defaultModel: "auto",
    fallback: { on: true, order: [] },
    version: "0.0.0",
    ...change,
    audience,
    storage,
    clock,
  });
  return {
    studio,
    storage,
    audience,
    clock,
    log,
    ask: (draft, userId = "anna", order = {}) => studio.submit(newOrder(draft, userId, order)),
    async reaches(jobId, ...states) {
      let job: Job | undefined;
      await eventually(async () => {
        job = await storage.jobs.find(jobId);
        return job !== undefined && states.includes(job.state);
      });
      if (job === undefined) throw new Error("the job is unknown");
      return job;
    },
  };
}

/** An order for a red apple, with what the test cares about changed. */
export function newOrder(
  draft: Partial<Draft> = {},
  userId = "anna",
  change: Partial<Order> = {},
): Order {
  return {
    kind: "imagine",
    draft: { prompt: "a red apple", count: 1, ...draft },
    requester: requester({ userId, guildId: "server", channelId: "channel" }),
    target: { kind: "terminal" },
    ...change,
  };
}
