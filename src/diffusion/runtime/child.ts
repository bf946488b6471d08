/**
 * The inference process: the only place where ONNX Runtime is loaded. Its runs block the event
 * loop, which is why they happen in a process of their own; orders come in between two of them.
 */
import { DiffusionError } from "../../domain/errors.ts";
import { drawJob } from "../draw-job.ts";
import { type Message, say } from "../../words/index.ts";
import { clauseOf } from "../errors.ts";
import { checkGraph } from "../picture-check.ts";
import { isWorn } from "./memory-budget.ts";
import { ModelShelf } from "./model-shelf.ts";
import { createClassifier } from "./picture-classifier.ts";
import type { InferenceSettings, Order, Report } from "./protocol.ts";

const settings: InferenceSettings = JSON.parse(process.argv[2] ?? "");
const shelf = new ModelShelf(settings, { report: send, warn });
const classify = createClassifier(checkGraph);
const atStart = process.memoryUsage.rss();
let current: { readonly id: number; readonly cancel: AbortController } | undefined;

/**
 * Waits until the message has left: a message that is followed by a run at once would stay in the
 * buffer until that run is over.
 */
function send(report: Report): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send?.(report, (error: Error | null) => (error === null ? resolve() : reject(error)));
  });
}

async function follow(order: Extract<Order, { type: "draw" | "warm" }>): Promise<void> {
  const cancel = new AbortController();
  current = { id: order.id, cancel };
  try {
    if (order.type === "warm") await warm(order.folder);
    else {
      const { folder, refiner, control, loras = [] } = order.job;
      const model = await shelf.take(folder, loras);
      if (control !== undefined) await model.openForControl();
      await drawJob(model, order.job, {
        refiner: refiner && (await shelf.take(refiner.folder)),
        signal: cancel.signal,
        skip: order.skip,
        emit: (event) => send({ type: "event", id: order.id, event }),
      });
    }
    await checkMemory();
    await send({ type: "done", id: order.id });
  } catch (error) {
    await send(
      cancel.signal.aborted
        ? { type: "done", id: order.id }
        : { type: "failed", id: order.id, ...describe(error) },
    );
  } finally {
    current = undefined;
  }
}

/** Tells whoever waits for the current job's pictures. */
async function warn(message: Message): Promise<void> {
  if (current === undefined) return;
  await send({
    type: "event",
    id: current.id,
    event: { type: "warning", option: "model", message },
  });
}

async function checkMemory(): Promise<void> {
  const resident = process.memoryUsage.rss();
  if (isWorn({ ...shelf.memory, resident, atStart })) {
    await send({ type: "worn", residentBytes: resident });
  }
}

async function warm(folder: string): Promise<void> {
  const model = await shelf.take(folder);
  for (const { tokenizer, encoder } of model.textParts) {
    await tokenizer();
    await encoder();
  }
  await model.denoiser();
}

async function look({ check, picture }: Extract<Order, { type: "check" }>): Promise<void> {
  try {
    await send({ type: "checked", check, classes: await classify(picture) });
  } catch (error) {
    await send({ type: "check-failed", check, says: describe(error).says });
  }
}

function describe(
  error: unknown,
): Pick<Report & { type: "failed" }, "stage" | "says" | "retryable"> {
  if (error instanceof DiffusionError) {
    return { stage: error.stage, says: error.says, retryable: error.retryable };
  }
  const says = say("engine.failed", { reason: clauseOf(error) });
  return { stage: "process", says, retryable: true };
}

process.on("message", (order: Order) => {
  if (order.type === "check") void look(order);
  else if (order.type !== "cancel") void follow(order);
  else if (current?.id === order.id) current.cancel.abort();
});
// The bot is gone: nobody is left to draw for.
process.on("disconnect", () => process.exit());
// Ctrl-C at a terminal reaches the whole group, but the bot decides when this process ends.
process.on("SIGINT", () => {});
process.on("SIGTERM", () => {});
