import type { FailureRecord } from "../domain/failure.ts";
import type { Job, JobKind, JobState, Parent, Picture } from "../domain/job.ts";
import type { Place } from "../domain/place.ts";
import type { StoredPlan } from "../domain/plan.ts";
import type { GenerationRequest } from "../domain/request.ts";
import type { Warning } from "../domain/warning.ts";

/** What is known of a job when it is admitted; the store adds id, state and time. */
export interface NewJob {
  readonly kind: JobKind;
  readonly userId: string;
  readonly guildId: string | undefined;
  readonly channelId: string | undefined;
  readonly request: GenerationRequest;
  readonly warnings: readonly Warning[];
  readonly parent: Parent | undefined;
  readonly place: Place;
  /** The estimated price of all its pictures, where one is configured; it counts against the budget. */
  readonly cost: number | undefined;
  /** What will be done, as it was settled. */
  readonly plan?: StoredPlan | undefined;
  /**
   * Whether its owner knows that it was taken; absent: they do. A job that is not acknowledged is not
   * in the queue.
   */
  readonly acknowledged?: boolean | undefined;
}

/** Limits that admission holds; all counts are checked and the job is stored in one transaction. */
export interface AdmissionLimits {
  /** Waiting and running jobs of one person. */
  readonly jobsPerUser: number;
  /** Pictures of one person since midnight UTC; jobs that ended without pictures do not count. */
  readonly picturesPerDay: number;
  /** Waiting jobs in all. */
  readonly queueLimit: number;
  /**
   * What a server (in direct messages: a person) may spend since midnight UTC, in the unit of the
   * prices; undefined is no limit. A job that ended without being billed gives its cost back.
   */
  readonly dailyBudget: number | undefined;
}

/**
 * The outcome of an admission: the stored job, the limit that stood against it, or the retry of the
 * same job that there already is (under way, or with pictures).
 */
export type AdmissionResult =
  | { readonly outcome: "admitted"; readonly job: Job }
  | { readonly outcome: "repeated"; readonly job: Job }
  | {
      readonly outcome: "refused";
      readonly limit: keyof AdmissionLimits;
      readonly allowed: number;
    };

/** A waiting job, as far as its place in the queue depends on it; `missing` pictures are to come. */
export interface QueuedJob {
  readonly id: string;
  readonly model: string;
  readonly missing: number;
}

/** A remote call of a job, as far as it is known: `submitting` has no id yet. */
export interface RemoteCall {
  readonly call: number;
  readonly state: "submitting" | "accepted" | "settled";
  readonly remoteId: string | undefined;
}

/** What a service told about a job: credits left in the account, seconds of generation. */
export interface AccountReport {
  readonly remainingCredits?: number | undefined;
  readonly generationSeconds?: number | undefined;
}

/** Fields of a job that a step may set together with its new state. */
export interface Transition {
  readonly failure?: FailureRecord | undefined;
  readonly warnings?: readonly Warning[] | undefined;
  /** A request for another model, together with its estimated price, where it has one. */
  readonly request?: GenerationRequest | undefined;
  readonly plan?: StoredPlan | undefined;
  readonly cost?: number | undefined;
  /** The step is not taken when its cost would go beyond this; see AdmissionLimits. */
  readonly dailyBudget?: number | undefined;
}

/**
 * The journal of all jobs. Every method is one transaction; once it has resolved, its effect
 * survives the death of the process, and where money is at stake (remote calls) a power cut too.
 * A transition that `jobTransitions` does not allow (someone was quicker) resolves to undefined
 * and changes nothing, so that callers can race safely.
 */
export interface JobStore {
  admit(job: NewJob, limits: AdmissionLimits): Promise<AdmissionResult>;
  /**
   * The owner of a waiting job was told that it was taken, at this place: from now on it is in the
   * queue. Undefined when it waits no longer.
   */
  acknowledge(id: string, place: Place): Promise<Job | undefined>;
  /** Waiting jobs that were not acknowledged, the oldest first. */
  unacknowledged(): Promise<readonly Job[]>;
  find(id: string): Promise<Job | undefined>;
  /** Waiting jobs in the order in which they will be taken, as far as it is known now. */
  waiting(): Promise<readonly QueuedJob[]>;
  inState(state: JobState): Promise<readonly Job[]>;
  /** Jobs of one person, newest first. */
  ofUser(userId: string, limit: number): Promise<readonly Job[]>;
  /**
   * Takes the next job and sets it running: that of the person who was served least lately (who
   * never was comes first), the oldest of theirs. `accepts` leaves out jobs whose model is busy.
   */
  takeNext(accepts: (model: string) => boolean): Promise<Job | undefined>;
  /** Moves a job on, with what is newly known of it; times and attempts are kept by the store. */
  move(id: string, to: JobState, change?: Transition): Promise<Job | undefined>;
  /** Puts a running job back to its old place in the queue. */
  putBack(id: string): Promise<Job | undefined>;
  /**
   * Stores a finished picture of a running job, which is made when it was the last; the same
   * position again changes nothing.
   * Resolves to undefined when the job no longer runs (it was cancelled meanwhile). The remote calls
   * that it settles are closed with it either way.
   */
  addPicture(
    id: string,
    picture: Picture,
    settledCalls?: readonly number[],
  ): Promise<Job | undefined>;
  /** Adds a warning; the same words again change nothing. */
  addWarning(id: string, warning: Warning): Promise<void>;
  /** Stores what a running job's plan came to since it was admitted, and its warnings. */
  replan(
    id: string,
    changed: { readonly plan: StoredPlan; readonly warnings: readonly Warning[] },
  ): Promise<void>;
  /** Stores what is newly known of the job's place (its message id). */
  setPlace(id: string, place: Place): Promise<void>;
  setRemoteCall(id: string, call: RemoteCall): Promise<void>;
  remoteCalls(id: string): Promise<readonly RemoteCall[]>;
  /** Stores what a provider told of its account; gives the credits that it had told before. */
  setAccountReport(
    id: string,
    provider: string,
    report: AccountReport,
  ): Promise<number | undefined>;
  /** The newest remaining credits that each provider reported. */
  credits(): Promise<ReadonlyMap<string, { readonly credits: number; readonly at: number }>>;
  /** Where the pictures were delivered, for comparing before they are posted again. */
  setDelivery(
    id: string,
    delivery: { channelId: string | undefined; messageId: string | undefined },
  ): Promise<void>;
  /** The job whose delivered message this is: replies and context menus ask. */
  findByMessage(messageId: string): Promise<Job | undefined>;
  /** Milliseconds that recent runs of a model took per picture: the median, for estimates. */
  typicalMilliseconds(model: string): Promise<number | undefined>;
}
