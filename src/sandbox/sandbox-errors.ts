/**
 * Why a child ended while it worked: it noticed that the task takes too much memory or processor time,
 * it gave no answer in time, or it broke (or the system ended it). "start" is none of the task's doing:
 * the child never got ready.
 */
export type LostReason = "excess" | "deadline" | "ended" | "start";

/** The child that worked on a task is gone, and its answer with it. Nobody else was harmed. */
export class ChildLostError extends Error {
  readonly reason: LostReason;

  constructor(reason: LostReason, detail: string) {
    super(`A child of the sandbox was lost (${reason}): ${detail}`);
    this.reason = reason;
    Object.defineProperty(this, "name", { value: "ChildLostError", enumerable: false });
  }
}
