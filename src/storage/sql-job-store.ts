import type { JobState } from "../domain/job.ts";
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

import { forgetEndedTokens } from "./tokens.ts";

/** A store whose process ends by a bug: whatever runs until then died with it. */
interface CrashingStore {
  keepHold(): void;
}

/**
 * The journal of jobs in SQL. What somebody waits for is written at once or refused; what must not
 * be lost is written as soon as that is possible (see steps.ts).
 */
export function createJobStore(
  steps: Steps,
  clock: StoreClock,
  owner: StoreOwner,
): contract.JobStore & CrashingStore {
  let isCrashing = false;
  const time = (): StepTime => ({ now: clock.now(), lease: leases.leaseFrom(owner, clock) });
  return {
    reserve: (order, limits) =>
      steps.begin((rows) => reserveRoom(rows, order, limits, clock.now())),
    release: (reservation) => steps.try((rows) => dropReservation(rows, reservation)),
    admit: (job, limits) => steps.begin((rows) => admitJob(rows, job, limits, clock.now())),
    admitAll: (jobs, limits, question) =>
      admitJointly(steps, jobs, { limits, question, now: clock.now() }),
    acknowledge: (id, target) => steps.write((rows) => facts.acknowledge(rows, id, target)),
    unacknowledged: () => steps.read(search.unacknowledgedJobs),
    find: (id) => steps.read((rows) => readJob(rows, id)),
    waiting: () => steps.read(waitingJobs),
    load: () => steps.read(loadOf),
    inState: (state) => steps.read((rows) => search.jobsInState(rows, state)),
    ofUser: (userId, limit) => steps.read((rows) => search.jobsOfUser(rows, userId, limit)),
    takeNext: (models) => steps.try((rows) => takeNextJob(rows, models, time())),
    take: (id) => steps.try((rows) => takeJob(rows, id, time())),
    tickets: (id) => steps.read((rows) => ticketsOf(rows, id)),
    renew: () => steps.try((rows) => leases.renewJobs(rows, time().lease)),
    held: () => steps.read((rows) => leases.heldJobs(rows, owner)),
    takeUp: (except) =>
      steps.try((rows) => {
        const { lease, now } = time();
        return leases.takeUpJobs(rows, lease, { isAlone: owner.isAlone, except }, now);
      }),
    async letGo() {
      if (!isCrashing) await steps.try((rows) => leases.letGoOfJobs(rows, owner));
    },
    keepHold() {
      isCrashing = true;
    },
    requestCancel: (id) => steps.try((rows) => leases.noteCancel(rows, id, clock.now())),
    move,
    putBack: (id) => move(id, "queued"),
    addPicture: (id, picture, settledCalls = []) =>
      steps.write(
        async (rows) => {
          for (const call of settledCalls) {
            await remote.storeCall(rows, id, { call, state: "settled", remoteId: undefined });
          }
          return storePicture(rows, id, picture, time());
        },
        settledCalls.length > 0 ? "power-cut" : "process",
      ),
    addWarning: (id, warning) => steps.write((rows) => facts.addWarning(rows, id, warning)),
    replan: (id, changed) => steps.write((rows) => facts.replan(rows, id, changed)),
    setTarget: (id, target) => steps.write((rows) => facts.setTarget(rows, id, target)),
    submitCall: (id, call) =>
      steps.write((rows) => remote.submitCall(rows, id, call, owner.owner), "power-cut"),
    // Forgetting one would mean to pay for the same picture again, even after a power cut.
    setRemoteCall: (id, call) =>
      steps.write((rows) => remote.storeCall(rows, id, call), "power-cut"),
    remoteCalls: (id) => steps.read((rows) => remote.readCalls(rows, id)),
    setAccountReport: (id, provider, report) =>
      steps.try((rows) => remote.storeReport(rows, id, provider, report, clock.now())),
    credits: () => steps.read(remote.newestCredits),
    setDelivery: (id, delivery) => steps.write((rows) => facts.setDelivery(rows, id, delivery)),
    notePing: (id) => steps.try((rows) => facts.notePing(rows, id, clock.now())),
    findByMessage: (messageId) => steps.read((rows) => search.jobOfMessage(rows, messageId)),
    typicalMilliseconds: (model) => steps.read((rows) => search.typicalMilliseconds(rows, model)),
    forgetTokens: () => inParts(() => steps.try((rows) => forgetEndedTokens(rows, clock.now()))),
    async prune(before) {
      await steps.try((rows) => pruneShortLived(rows, clock.now()));
      if (before === undefined) return 0;
      await steps.try((rows) => pruneSetAside(rows, before));
      return inParts(() => steps.try((rows) => pruneJobs(rows, before)));
    },
  };

  function move(id: string, to: JobState, change: contract.Transition = {}) {
    return steps.write((rows) => moveJob(rows, id, to, change, time()));
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
