import { DiffusionError } from "../../domain/errors.ts";
import type { Message } from "../../words/index.ts";
import type { InferenceProcess } from "./inference-process.ts";
import type { Order, Report } from "./protocol.ts";
import type { Task } from "./task.ts";

/** How an attempt ended: `lost` means that the process did not live to tell. */
export type Ending =
  | { readonly type: "done" }
  | { readonly type: "failed"; readonly error: DiffusionError }
  | { readonly type: "lost"; readonly reason: Message };

/** What an attempt needs beside the task and the process. */
export interface OrderSurroundings {
  /** Sets who hears the process' reports from now on. */
  readonly listen: (listener: (report: Report) => void) => void;
  readonly cancelWithinMs: number;
}

let lastId = 0;

/**
 * Has a process do one task and passes its events on. An abandoned task is cancelled between two
 * steps; a process that does not obey in time is killed.
 */
export function performOrder(
  task: Task,
  process: InferenceProcess,
  { listen, cancelWithinMs }: OrderSurroundings,
): Promise<Ending> {
  lastId += 1;
  const id = lastId;
  let patience: NodeJS.Timeout | undefined;
  const { promise: ending, resolve } = Promise.withResolvers<Ending>();
  const cancel = () => {
    process.send({ type: "cancel", id });
    patience = setTimeout(() => process.kill(), cancelWithinMs);
  };
  listen((report) => {
    if (!("id" in report) || report.id !== id) return;
    if (report.type === "event") task.take(report.event);
    else if (report.type === "done") resolve({ type: "done" });
    else resolve(endingOf(report, process));
  });
  const stopListening = process.whenEnded((reason) => resolve({ type: "lost", reason }));
  task.abandoned.addEventListener("abort", cancel, { once: true });
  process.send(orderFor(task, id));
  return ending.finally(() => {
    stopListening();
    clearTimeout(patience);
    task.abandoned.removeEventListener("abort", cancel);
  });
}

function orderFor({ work, finished }: Task, id: number): Order {
  return work.type === "warm" ? { ...work, id } : { ...work, id, skip: finished };
}

/** A process that broke in itself is not trusted with a second attempt. */
function endingOf(report: Report & { type: "failed" }, process: InferenceProcess): Ending {
  const { stage, says, retryable } = report;
  if (!retryable) return { type: "failed", error: new DiffusionError(stage, says) };
  process.kill();
  return { type: "lost", reason: says };
}
