import type { Job, JobState, Picture } from "../domain/job.ts";
import type { AnswerTarget } from "../domain/answer-target.ts";
import type { Warning } from "../domain/warning.ts";
import { admitJob, reserveRoom } from "./admission.ts";
import { admitJointly } from "./joint-admission.ts";
import * as facts from "./job-facts.ts";
import { storePicture } from "./job-pictures.ts";
import { loadOf, takeJob, takeNextJob, ticketsOf, waitingJobs } from "./job-queue.ts";
import * as search from "./job-search.ts";
import { moveJob, type StepTime } from "./job-steps.ts";
import type * as contract from "./job-store.ts";
import * as leases from "./leases.ts";
import { PRUNED_AT_ONCE, pruneJobs, pruneSetAside, pruneShortLived } from "./prune.ts";
import { readJob } from "./read-jobs.ts";
import * as remote from "./remote-calls.ts";
import { dropReservation } from "./reservations.ts";
import type { Steps } from "./steps.ts";
import type { StoreClock, StoreOwner } from "./store-clock.ts";
import type { Load, Ticket } from "./tickets.ts";
import { forgetEndedTokens } from "./tokens.ts";

/**
 * The journal of jobs in SQL. What somebody waits for is written at once or refused; what must not
 * be lost is written as soon as that is possible (see steps.ts).
 */
export class SqlJobStore implements contract.JobStore {
  readonly #steps: Steps;
  readonly #clock: StoreClock;
  readonly #owner: StoreOwner;
  #isCrashing = false;

  constructor(steps: Steps, clock: StoreClock, owner: StoreOwner) {
    this.#steps = steps;
    this.#clock = clock;
    this.#owner = owner;
  }

  reserve(order: contract.ExpectedOrder, limits: contract.AdmissionLimits) {
    return this.#steps.begin((rows) => reserveRoom(rows, order, limits, this.#clock.now()));
  }

  release(reservation: string): Promise<void> {
    return this.#steps.try((rows) => dropReservation(rows, reservation));
  }

  admit(job: contract.NewJob, limits: contract.AdmissionLimits) {
    return this.#steps.begin((rows) => admitJob(rows, job, limits, this.#clock.now()));
  }

  admitAll(jobs: readonly contract.NewJob[], limits: contract.AdmissionLimits, question: string) {
    return admitJointly(this.#steps, jobs, { limits, question, now: this.#clock.now() });
  }

  acknowledge(id: string, place: AnswerTarget): Promise<Job | undefined> {
    return this.#steps.write((rows) => facts.acknowledge(rows, id, place));
  }

  unacknowledged(): Promise<readonly Job[]> {
    return this.#steps.read(search.unacknowledgedJobs);
  }

  find(id: string): Promise<Job | undefined> {
    return this.#steps.read((rows) => readJob(rows, id));
  }

  waiting(): Promise<readonly contract.QueuedJob[]> {
    return this.#steps.read(waitingJobs);
  }

  load(): Promise<Load> {
    return this.#steps.read(loadOf);
  }

  inState(state: JobState): Promise<readonly Job[]> {
    return this.#steps.read((rows) => search.jobsInState(rows, state));
  }

  ofUser(userId: string, limit: number): Promise<readonly Job[]> {
    return this.#steps.read((rows) => search.jobsOfUser(rows, userId, limit));
  }

  takeNext(models: contract.OpenModels): Promise<Job | undefined> {
    return this.#steps.try((rows) => takeNextJob(rows, models, this.#time()));
  }

  take(id: string): Promise<Job | undefined> {
    return this.#steps.try((rows) => takeJob(rows, id, this.#time()));
  }

  tickets(id?: string): Promise<readonly Ticket[]> {
    return this.#steps.read((rows) => ticketsOf(rows, id));
  }

  renew(): Promise<readonly string[]> {
    return this.#steps.try((rows) => leases.renewJobs(rows, this.#time().lease));
  }

  held(): Promise<readonly string[]> {
    return this.#steps.read((rows) => leases.heldJobs(rows, this.#owner));
  }

  takeUp(except: readonly string[]): Promise<readonly contract.LeftJob[]> {
    const { isAlone } = this.#owner;
    return this.#steps.try((rows) => {
      const { lease, now } = this.#time();
      return leases.takeUpJobs(rows, lease, { isAlone, except }, now);
    });
  }

  async letGo(): Promise<void> {
    if (this.#isCrashing) return;
    await this.#steps.try((rows) => leases.letGoOfJobs(rows, this.#owner));
  }

  /** The process ends by a bug: whatever runs until then died with it. */
  keepHold(): void {
    this.#isCrashing = true;
  }

  requestCancel(id: string): Promise<boolean> {
    return this.#steps.try((rows) => leases.noteCancel(rows, id, this.#clock.now()));
  }

  move(id: string, to: JobState, change: contract.Transition = {}): Promise<Job | undefined> {
    return this.#steps.write((rows) => moveJob(rows, id, to, change, this.#time()));
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
    return this.#steps.write(
      async (rows) => {
        for (const call of settledCalls) {
          await remote.storeCall(rows, id, { call, state: "settled", remoteId: undefined });
        }
        return storePicture(rows, id, picture, this.#time());
      },
      isPaid ? "power-cut" : "process",
    );
  }

  addWarning(id: string, warning: Warning): Promise<void> {
    return this.#steps.write((rows) => facts.addWarning(rows, id, warning));
  }

  replan(id: string, changed: facts.ChangedPlan): Promise<void> {
    return this.#steps.write((rows) => facts.replan(rows, id, changed));
  }

  setTarget(id: string, place: AnswerTarget): Promise<void> {
    return this.#steps.write((rows) => facts.setTarget(rows, id, place));
  }

  submitCall(id: string, call: number): Promise<boolean> {
    const { owner } = this.#owner;
    return this.#steps.write((rows) => remote.submitCall(rows, id, call, owner), "power-cut");
  }

  setRemoteCall(id: string, call: contract.RemoteCall): Promise<void> {
    // Forgetting one would mean to pay for the same picture again, even after a power cut.
    return this.#steps.write((rows) => remote.storeCall(rows, id, call), "power-cut");
  }

  remoteCalls(id: string): Promise<readonly contract.RemoteCall[]> {
    return this.#steps.read((rows) => remote.readCalls(rows, id));
  }

  setAccountReport(
    id: string,
    provider: string,
    report: contract.AccountReport,
  ): Promise<number | undefined> {
    return this.#steps.try((rows) =>
      remote.storeReport(rows, id, provider, report, this.#clock.now()),
    );
  }

  credits(): ReturnType<contract.JobStore["credits"]> {
    return this.#steps.read(remote.newestCredits);
  }

  setDelivery(id: string, delivery: facts.DeliveredMessage): Promise<void> {
    return this.#steps.write((rows) => facts.setDelivery(rows, id, delivery));
  }

  notePing(id: string): Promise<boolean> {
    return this.#steps.try((rows) => facts.notePing(rows, id, this.#clock.now()));
  }

  findByMessage(messageId: string): Promise<Job | undefined> {
    return this.#steps.read((rows) => search.jobOfMessage(rows, messageId));
  }

  typicalMilliseconds(model: string): Promise<number | undefined> {
    return this.#steps.read((rows) => search.typicalMilliseconds(rows, model));
  }

  async forgetTokens(): Promise<number> {
    return inParts(() => this.#steps.try((rows) => forgetEndedTokens(rows, this.#clock.now())));
  }

  async prune(before: number | undefined): Promise<number> {
    await this.#steps.try((rows) => pruneShortLived(rows, this.#clock.now()));
    if (before === undefined) return 0;
    await this.#steps.try((rows) => pruneSetAside(rows, before));
    return inParts(() => this.#steps.try((rows) => pruneJobs(rows, before)));
  }

  #time(): StepTime {
    return { now: this.#clock.now(), lease: leases.leaseFrom(this.#owner, this.#clock) };
  }
}

/** Repeats a step that takes so many at once until nothing is left; gives how many it took in all. */
async function inParts(step: () => Promise<number>): Promise<number> {
  for (let total = 0; ;) {
    const count = await step();
    total += count;
    if (count < PRUNED_AT_ONCE) return total;
  }
}
