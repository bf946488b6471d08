import { isDeepStrictEqual } from "node:util";
import type { Job, JobState, Picture } from "../domain/job.ts";
import type { Place } from "../domain/place.ts";
import type { Warning } from "../domain/warning.ts";
import { admitJob } from "./admission.ts";
import type { Database } from "./database.ts";
import { takeNextJob, waitingJobs } from "./job-queue.ts";
import { readJob, readWarnings, storePicture } from "./job-rows.ts";
import * as search from "./job-search.ts";
import { acknowledgeJob, moveJob } from "./job-steps.ts";
import type {
  AccountReport,
  AdmissionLimits,
  AdmissionResult,
  JobStore,
  NewJob,
  QueuedJob,
  RemoteCall,
  Transition,
} from "./job-store.ts";
import * as remote from "./remote-calls.ts";

/** The journal of jobs in SQL; `now` gives milliseconds since 1970. */
export class SqlJobStore implements JobStore {
  readonly #database: Database;
  readonly #now: () => number;

  constructor(database: Database, now: () => number) {
    this.#database = database;
    this.#now = now;
  }

  admit(job: NewJob, limits: AdmissionLimits): Promise<AdmissionResult> {
    return this.#database.step((rows) => admitJob(rows, job, limits, this.#now()));
  }

  acknowledge(id: string, place: Place): Promise<Job | undefined> {
    return this.#database.step((rows) => acknowledgeJob(rows, id, place));
  }

  unacknowledged(): Promise<readonly Job[]> {
    return this.#database.step(search.unacknowledgedJobs);
  }

  find(id: string): Promise<Job | undefined> {
    return this.#database.step((rows) => readJob(rows, id));
  }

  waiting(): Promise<readonly QueuedJob[]> {
    return this.#database.step(waitingJobs);
  }

  inState(state: JobState): Promise<readonly Job[]> {
    return this.#database.step((rows) => search.jobsInState(rows, state));
  }

  ofUser(userId: string, limit: number): Promise<readonly Job[]> {
    return this.#database.step((rows) => search.jobsOfUser(rows, userId, limit));
  }

  takeNext(accepts: (model: string) => boolean): Promise<Job | undefined> {
    return this.#database.step((rows) => takeNextJob(rows, accepts, this.#now()));
  }

  move(id: string, to: JobState, change: Transition = {}): Promise<Job | undefined> {
    return this.#database.step((rows) => moveJob(rows, id, to, change, this.#now()));
  }

  putBack(id: string): Promise<Job | undefined> {
    return this.move(id, "queued");
  }

  addPicture(
    id: string,
    picture: Picture,
    settledCalls: readonly number[] = [],
  ): Promise<Job | undefined> {
    const isPaid = settledCalls.length > 0;
    return this.#database.step(
      async (rows) => {
        for (const call of settledCalls) {
          await remote.storeCall(rows, id, { call, state: "settled", remoteId: undefined });
        }
        return storePicture(rows, id, picture, this.#now());
      },
      isPaid ? "power-cut" : "process",
    );
  }

  addWarning(id: string, warning: Warning): Promise<void> {
    return this.#database.step(async (rows) => {
      const row = await rows
        .selectFrom("jobs")
        .select("warnings")
        .where("id", "=", id)
        .executeTakeFirst();
      if (row === undefined) return;
      const known = readWarnings(row);
      const isKnown = known.some(
        (other) =>
          other.option === warning.option && isDeepStrictEqual(other.message, warning.message),
      );
      if (isKnown) return;
      const warnings = JSON.stringify([...known, warning]);
      await rows.updateTable("jobs").set({ warnings }).where("id", "=", id).execute();
    });
  }

  replan(id: string, changed: Parameters<JobStore["replan"]>[1]): Promise<void> {
    return this.#database.step(async (rows) => {
      const columns = {
        plan: JSON.stringify(changed.plan),
        warnings: JSON.stringify(changed.warnings),
      };
      await rows.updateTable("jobs").set(columns).where("id", "=", id).execute();
    });
  }

  setPlace(id: string, place: Place): Promise<void> {
    return this.#database.step(async (rows) => {
      const column = { place: JSON.stringify(place) };
      await rows.updateTable("jobs").set(column).where("id", "=", id).execute();
    });
  }

  setRemoteCall(id: string, call: RemoteCall): Promise<void> {
    // Forgetting one would mean to pay for the same picture again, even after a power cut.
    return this.#database.step((rows) => remote.storeCall(rows, id, call), "power-cut");
  }

  remoteCalls(id: string): Promise<readonly RemoteCall[]> {
    return this.#database.step((rows) => remote.readCalls(rows, id));
  }

  setAccountReport(
    id: string,
    provider: string,
    report: AccountReport,
  ): Promise<number | undefined> {
    return this.#database.step((rows) =>
      remote.storeReport(rows, id, provider, report, this.#now()),
    );
  }

  credits(): ReturnType<JobStore["credits"]> {
    return this.#database.step(remote.newestCredits);
  }

  setDelivery(
    id: string,
    delivery: { channelId: string | undefined; messageId: string | undefined },
  ): Promise<void> {
    return this.#database.step(async (rows) => {
      await rows
        .updateTable("jobs")
        .set({
          delivered_channel: delivery.channelId ?? null,
          delivered_message: delivery.messageId ?? null,
        })
        .where("id", "=", id)
        .execute();
    });
  }

  findByMessage(messageId: string): Promise<Job | undefined> {
    return this.#database.step((rows) => search.jobOfMessage(rows, messageId));
  }

  typicalMilliseconds(model: string): Promise<number | undefined> {
    return this.#database.step((rows) => search.typicalMilliseconds(rows, model));
  }
}
