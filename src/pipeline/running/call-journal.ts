import type { Job, Picture } from "../../domain/job.ts";
import type { GenerationPlan } from "../../providers/image-model.ts";
import type { JobStore } from "../../storage/job-store.ts";

/**
 * What a job's remote calls are known to have come to, on disk before it matters: a call is noted
 * as `submitting` before anything is sent, and as `accepted` before its id is first polled.
 * A call that is still `submitting` when a run begins was lost with the run before: it may have
 * been paid for, and is never sent again by itself.
 */
export class CallJournal {
  readonly #jobs: JobStore;
  readonly #jobId: string;
  readonly #plan: GenerationPlan;
  readonly #open = new Map<number, "submitting" | "accepted">();
  /** Ids that an earlier run stored, by call. */
  readonly remoteIds: ReadonlyMap<number, string>;
  /** Positions whose call was lost with an earlier run. */
  readonly lost: ReadonlySet<number>;

  private constructor(
    jobs: JobStore,
    jobId: string,
    plan: GenerationPlan,
    known: { readonly remoteIds: ReadonlyMap<number, string>; readonly lost: ReadonlySet<number> },
  ) {
    this.#jobs = jobs;
    this.#jobId = jobId;
    this.#plan = plan;
    this.remoteIds = known.remoteIds;
    this.lost = known.lost;
    for (const call of known.remoteIds.keys()) this.#open.set(call, "accepted");
  }

  /** Reads what earlier runs of the job left. `repeatable` models have no calls to lose. */
  static async open(
    jobs: JobStore,
    jobId: string,
    plan: GenerationPlan,
    repeatable: boolean,
  ): Promise<CallJournal> {
    const remoteIds = new Map<number, string>();
    const lost = new Set<number>();
    for (const { call, state, remoteId } of await jobs.remoteCalls(jobId)) {
      if (state === "accepted" && remoteId !== undefined) remoteIds.set(call, remoteId);
      if (state !== "submitting" || repeatable) continue;
      for (const position of plan.calls[call] ?? []) lost.add(position);
    }
    return new CallJournal(jobs, jobId, plan, { remoteIds, lost });
  }

  /** Whether an earlier run stored an id that only has to be asked for its pictures. */
  get hasOrders(): boolean {
    return this.remoteIds.size > 0;
  }

  /** Whether an answer is still owed for anything that was sent. */
  get hasOpenCalls(): boolean {
    return this.#open.size > 0;
  }

  /**
   * A call is about to be sent: models say so when it is its turn, and wait for this. False when it must
   * not be, because the job is done elsewhere, or has ended.
   */
  async submitting(call: number): Promise<boolean> {
    this.#open.set(call, "submitting");
    const mayBeSent = await this.#jobs.submitCall(this.#jobId, call);
    if (!mayBeSent) this.#open.delete(call);
    return mayBeSent;
  }

  async accepted(call: number, remoteId: string): Promise<void> {
    this.#open.set(call, "accepted");
    await this.#jobs.setRemoteCall(this.#jobId, { call, state: "accepted", remoteId });
  }

  /** Everything is known of these positions: their calls are closed if nothing else is owed. */
  async settle(positions: Iterable<number>, finished: ReadonlySet<number>): Promise<void> {
    for (const call of this.#settledBy(positions, finished)) {
      await this.#jobs.setRemoteCall(this.#jobId, { call, state: "settled", remoteId: undefined });
      this.#open.delete(call);
    }
  }

  /** Stores a picture and closes its call, if nothing else is owed for it, in one step. */
  async keep(picture: Picture, finished: ReadonlySet<number>): Promise<Job | undefined> {
    const calls = this.#settledBy([picture.position], finished);
    const job = await this.#jobs.addPicture(this.#jobId, picture, calls);
    for (const call of calls) this.#open.delete(call);
    return job;
  }

  /** The open calls that owe nothing more once everything is known of these positions too. */
  #settledBy(positions: Iterable<number>, finished: ReadonlySet<number>): readonly number[] {
    const known = new Set([...finished, ...positions]);
    return [...this.#callsOf(positions)].filter(
      (call) =>
        this.#open.has(call) &&
        (this.#plan.calls[call] ?? []).every((position) => known.has(position)),
    );
  }

  #callsOf(positions: Iterable<number>): Set<number> {
    const wanted = new Set(positions);
    return new Set(
      this.#plan.calls.flatMap((call, index) =>
        call.some((position) => wanted.has(position)) ? [index] : [],
      ),
    );
  }
}
