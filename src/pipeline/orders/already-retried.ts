import { UserError } from "../../domain/errors.ts";
import type { Job } from "../../domain/job.ts";
import { say } from "../../words/index.ts";

/** Somebody has tried the same job again already: `retry` is under way, or has pictures. */
export class AlreadyRetried extends UserError {
  readonly retry: Job;

  constructor(retry: Job) {
    const isOver = retry.state === "made" || retry.state === "delivered";
    const says = isOver ? say("orders.retry-done") : say("orders.retry-under-way");
    super("already-retried", says);
    this.retry = retry;
  }
}
