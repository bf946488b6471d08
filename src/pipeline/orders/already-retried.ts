import { UserError } from "../../domain/errors.ts";
import type { Job } from "../../domain/job.ts";

/** Somebody has tried the same job again already: `retry` is under way, or has pictures. */
export class AlreadyRetried extends UserError {
  readonly retry: Job;

  constructor(retry: Job) {
    const isOver = retry.state === "made" || retry.state === "delivered";
    super(
      "already-retried",
      `This ${isOver ? "has already been" : "is already being"} tried again, so that nothing is paid twice.`,
    );
    this.retry = retry;
  }
}
