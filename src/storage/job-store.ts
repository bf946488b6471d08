import type { FailureRecord } from "../domain/failure.ts";
import type { Job, JobKind, JobState, Parent, Picture } from "../domain/job.ts";
import type { AnswerTarget } from "../domain/answer-target.ts";
import type { StoredPlan } from "../domain/plan.ts";
import type { GenerationRequest } from "../domain/request.ts";
import type { Warning } from "../domain/warning.ts";
import type { JointAdmissionResult } from "./joint-admission-result.ts";
import type { Load, Ticket } from "./tickets.ts";
import type { AdmissionLimits, BudgetAlarm, Budgets } from "./limits.ts";

export type { AdmissionLimits, BudgetAlarm, Budgets } from "./limits.ts";

/** What is known of a job when it is admitted; the store adds id, state and time. */
export interface NewJob {
  readonly kind: JobKind;
  readonly userId: string;
  readonly guildId: string | undefined;
  readonly channelId: string | undefined;
  readonly request: GenerationRequest;
  readonly warnings: readonly Warning[];
  readonly parent: Parent | undefined;
  readonly target: AnswerTarget;
  /** The estimated price of all its pictures, where one is configured; it counts against the budget. */
  readonly cost: number | undefined;
  /** What will be done, as it was settled. */
  readonly plan?: StoredPlan | undefined;
  /** Within its server: higher comes earlier, see `fairOrder`. 0 unless said. */
  readonly priority?: number | undefined;
  /** False: it waits for `acknowledge` before anybody takes it. True unless said. */
  readonly acknowledged?: boolean | undefined;
  /** The room that `reserve` promised it; used up by this. */
  readonly reservation?: string | undefined;
}

/** An order of which no more is known than who asks and for how much. */
export interface ExpectedOrder extends Pick<NewJob, "userId" | "guildId"> {
  /** Where the answer goes: a person's own app in a server that the bot is no member of is theirs. */
  readonly target?: AnswerTarget | undefined;
  readonly pictures: number;
  readonly cost?: number | undefined;
}

/** The limit that stands against an order, and the alarms that this gives for the first time. */
export interface Refusal {
  readonly outcome: "refused";
  readonly limit: keyof AdmissionLimits;
  readonly allowed: number;
  readonly alarms?: readonly BudgetAlarm[];
}

/**
 * The outcome of an admission: the stored job, the limit that stood against it, or the retry of the
 * same job that there already is (under way, or with pictures).
 */
export type AdmissionResult =
  | {
      readonly outcome: "admitted";
      readonly job: Job;
      /** Those that it gives for the first time. */
      readonly alarms?: readonly BudgetAlarm[];
    }
  | { readonly outcome: "repeated"; readonly job: Job }
  | Refusal;

/** Room that is promised to an order for ten minutes, or the limit that stands against it. */
export type ReservationResult = { readonly outcome: "reserved"; readonly id: string } | Refusal;

/** Whose jobs may be taken: those of `only` these models where given, never those of `except`. */
export interface OpenModels {
  readonly only?: readonly string[] | undefined;
  readonly except?: readonly string[] | undefined;
}

/** A waiting job, as far as its place in the queue depends on it; `missing` pictures are to come. */
export interface QueuedJob {
  readonly id: string;
  readonly model: string;
  readonly missing: number;
}

/** A job whose process is gone: `deaths` in a row came over it, the first `forMs` milliseconds ago. */
export interface LeftJob {
  readonly job: Job;
  readonly deaths: number;
  readonly forMs: number;
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
export interface Transition extends Partial<Budgets> {
  readonly failure?: FailureRecord | undefined;
  readonly warnings?: readonly Warning[] | undefined;
  /** A request for another model, together with its estimated price, where it has one. */
  readonly request?: GenerationRequest | undefined;
  readonly cost?: number | undefined;
  readonly plan?: StoredPlan | undefined;
  /** Nobody has to be told of this end: they know, or were never told of the job. */
  readonly untold?: boolean | undefined;
}

/**
 * The journal of all jobs. Every method is one transaction; once it has resolved, its effect
 * survives the death of the process, and where money is at stake (remote calls) a power cut too.
 * A transition that `jobTransitions` does not allow (someone was quicker) resolves to undefined
 * and changes nothing, so that callers can race safely. The same holds for a running job that
 * another process has a lease on.
 */
export interface JobStore {
  /** Promises room under the limits to an order whose pictures have to be fetched first. */
  reserve(order: ExpectedOrder, limits: AdmissionLimits): Promise<ReservationResult>;
  /** Gives such room back; unknown ids change nothing. */
  release(reservation: string): Promise<void>;
  admit(job: NewJob, limits: AdmissionLimits): Promise<AdmissionResult>;
  /**
   * Admits the orders that wait for the answer to an open question, all of them or none; the question
   * is closed with it. Together they are one order as far as waiting orders are limited.
   */
  admitAll(
    jobs: readonly NewJob[],
    limits: AdmissionLimits,
    question: string,
  ): Promise<JointAdmissionResult>;
  /** Its owner was told that it is taken, at this place; undefined when it was withdrawn meanwhile. */
  acknowledge(id: string, target: AnswerTarget): Promise<Job | undefined>;
  /** Waiting jobs that were never acknowledged, the oldest first. */
  unacknowledged(): Promise<readonly Job[]>;
  find(id: string): Promise<Job | undefined>;
  /** Waiting jobs in the order in which they will be taken, as far as it is known now. */
  waiting(): Promise<readonly QueuedJob[]>;
  /** How many jobs wait and run, and since when the oldest waits. */
  load(): Promise<Load>;
  inState(state: JobState): Promise<readonly Job[]>;
  /** Jobs of one person, newest first. */
  ofUser(userId: string, limit: number): Promise<readonly Job[]>;
  /**
   * Takes the next job with a lease and sets it running: that of the person who was served least
   * lately (who never was comes first), the oldest of theirs; or, at most three times in a row, one
   * of the same server with a higher priority. A job over which a process died twice
   * comes last, and runs alone.
   */
  takeNext(models: OpenModels): Promise<Job | undefined>;
  /**
   * Takes this job with a lease and sets it running; undefined when it does not wait (any more), and
   * where it has to run alone and others run here.
   */
  take(id: string): Promise<Job | undefined>;
  /** The tickets of the jobs that wait, the first to be taken first: of all, or of this one. */
  tickets(id?: string): Promise<readonly Ticket[]>;
  /** Renews the leases of all that runs here; gives the jobs whose owner wants them cancelled. */
  renew(): Promise<readonly string[]>;
  /** Ids of the running jobs that this process has a lease on. */
  held(): Promise<readonly string[]>;
  /**
   * Takes over the running jobs that nobody works on, and counts the death of whoever did; `except`
   * are those that are worked on here.
   */
  takeUp(except: readonly string[]): Promise<readonly LeftJob[]>;
  /** Lets go of what runs here: this process ends, and not because of the jobs. */
  letGo(): Promise<void>;
  /** Asks whoever runs a job to cancel it; whether it runs at all. */
  requestCancel(id: string): Promise<boolean>;
  /** Moves a job on, with what is newly known of it; times are kept by the store. */
  move(id: string, to: JobState, change?: Transition): Promise<Job | undefined>;
  /** Puts a running job back to its old place in the queue. */
  putBack(id: string): Promise<Job | undefined>;
  /**
   * Stores a finished picture of a running job, which is made when it was the last; the same
   * position again changes nothing.
   * Resolves to undefined when the job no longer runs (it was cancelled meanwhile); what may have been
   * paid is kept even then, see job-pictures.ts. The remote calls that it settles are closed with it
   * either way.
   */
  addPicture(
    id: string,
    picture: Picture,
    settledCalls?: readonly number[],
  ): Promise<Job | undefined>;
  /** Stores what a running job's plan came to since it was admitted, and its warnings. */
  replan(
    id: string,
    changed: { readonly plan: StoredPlan; readonly warnings: readonly Warning[] },
  ): Promise<void>;
  /** Adds a warning; the same words again change nothing. */
  addWarning(id: string, warning: Warning): Promise<void>;
  /** Stores what is newly known of the job's place (its message id). */
  setTarget(id: string, target: AnswerTarget): Promise<void>;
  /**
   * Notes that a call is about to be sent; false when it must not be, because the job runs in another
   * process by now, or has ended.
   */
  submitCall(id: string, call: number): Promise<boolean>;
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
  /** Notes that its owner is called now; whether that is the first time. */
  notePing(id: string): Promise<boolean>;
  /** The job whose delivered message this is: replies and context menus ask. */
  findByMessage(messageId: string): Promise<Job | undefined>;
  /** Milliseconds that recent runs of a model took per picture: the median, for estimates. */
  typicalMilliseconds(model: string): Promise<number | undefined>;
  /** Forgets the interactions' tokens that have ended; gives how many. */
  forgetTokens(): Promise<number>;
  /**
   * Removes jobs that ended before `before` (milliseconds since 1970; undefined: none), and what is
   * worth nothing any more; gives how many jobs.
   */
  prune(before: number | undefined): Promise<number>;
}
