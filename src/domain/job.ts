import type { FailureRecord } from "./failure.ts";
import type { AnswerTarget } from "./answer-target.ts";
import type { StoredPlan } from "./plan.ts";
import type { GenerationRequest } from "./request.ts";
import type { Warning } from "./warning.ts";

/** The states of a job, in the order of its way; the last four and `delivered` are final. */
export const jobStates = [
  "queued",
  "running",
  "made",
  "delivered",
  "failed",
  "cancelled",
  "refused",
] as const;
export type JobState = (typeof jobStates)[number];

/** The states that each state may lead to. A running job goes back to `queued` when it may be repeated. */
export const jobTransitions: Readonly<Record<JobState, readonly JobState[]>> = {
  queued: ["running", "failed", "cancelled", "refused"],
  running: ["queued", "made", "failed", "cancelled", "refused"],
  made: ["delivered", "failed"],
  delivered: [],
  failed: [],
  cancelled: [],
  refused: [],
};

/** How a job came about. */
export const jobKinds = [
  "imagine",
  "vary",
  "upscale",
  "reroll",
  "edit",
  "retry",
  "repeat",
  "extend",
  "redraw",
  "hires",
  "instruct",
  "animate",
] as const;
export type JobKind = (typeof jobKinds)[number];

/** The picture of another job that a job started from; `position` counts from 0. */
export interface Parent {
  readonly jobId: string;
  readonly position: number | undefined;
}

/** A finished picture. `position` counts from 0; `hash` is the SHA-256 of the stored file. */
export interface Picture {
  readonly position: number;
  readonly hash: string;
  readonly seed: number;
  readonly width: number;
  readonly height: number;
  readonly mediaType: string;
  readonly bytes: number;
  /** What the picture check said of it, 0 (harmless) to 1; absent: it was not asked. */
  readonly checkScore?: number | undefined;
  /** Whether it is shown behind a spoiler. */
  readonly isSpoiler?: boolean | undefined;
}

/** One order from one person, from admission to its end. Times are milliseconds since 1970. */
export interface Job {
  readonly id: string;
  readonly state: JobState;
  readonly kind: JobKind;
  readonly userId: string;
  readonly guildId: string | undefined;
  readonly channelId: string | undefined;
  readonly request: GenerationRequest;
  /** What was settled at admission; jobs of older versions have none. */
  readonly plan?: StoredPlan | undefined;
  readonly warnings: readonly Warning[];
  readonly parent: Parent | undefined;
  readonly target: AnswerTarget;
  /** The estimated price of all its pictures with its model, where one is configured. */
  readonly cost?: number | undefined;
  readonly pictures: readonly Picture[];
  readonly failure: FailureRecord | undefined;
  /** Whether its owner was told that it is taken; absent counts as told. */
  readonly acknowledged?: boolean | undefined;
  /** Whether its owner wants it cancelled, which whoever runs it has not done yet. */
  readonly cancelRequested?: boolean | undefined;
  readonly createdAt: number;
  readonly startedAt: number | undefined;
  readonly finishedAt: number | undefined;
  readonly deliveredAt: number | undefined;
}
