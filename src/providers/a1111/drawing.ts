import { ProviderError } from "../../domain/errors.ts";
import type { HttpAnswer } from "../../http/answer.ts";
import { sleep } from "../../lib/sleep.ts";
import { untilAborted } from "../../lib/until-aborted.ts";
import { traitsOf } from "./families.ts";
import type { ServerBody } from "./request.ts";
import type { Lease } from "./server-pool.ts";
import { readServerRun, readTask, type TaskState } from "./task-state.ts";

/** How long a given-up picture is waited for: the machine is busy with it, and takes no other. */
const DRAIN_MS = 120_000;
const LOOK_MS = 500;

/** A picture that a machine is asked for. */
export interface DrawingOrder {
  readonly path: string;
  readonly body: ServerBody;
  /** The id under which the server tells how far it is. */
  readonly task: string;
  readonly title: string;
  readonly words: readonly string[];
  readonly timeoutMs: number;
  /** Aborts when the provider is closed. */
  readonly closed: AbortSignal;
}

/** A picture while its machine draws it. */
export interface Drawing {
  /** Where it is; undefined where the program does not tell. Never somebody else's. */
  state(previewId: number, signal: AbortSignal): Promise<TaskState | undefined>;
  /** The answer. Rejects with ProviderError, and with the signal's reason when it aborts. */
  readonly answer: Promise<HttpAnswer>;
}

/**
 * Asks a machine for a picture, and gives the machine back when it is free again. When the signal
 * aborts or the deadline passes, the picture is interrupted, but only while it is the one that is
 * drawn: an interruption stops whatever runs, whoever's it is.
 */
export async function startDrawing(
  lease: Lease,
  order: DrawingOrder,
  signal: AbortSignal,
): Promise<Drawing> {
  const { client, server } = lease;
  const { tasks } = traitsOf[server.family];
  // A server that is idle before the call draws nothing but this picture while the call is open.
  const before = tasks ? await quiet(readServerRun(client, signal)) : undefined;
  const isAlone = before?.phase === "unknown";
  const ending = new AbortController();
  const call = client.call(order.path, {
    body: order.body,
    timeoutMs: order.timeoutMs,
    words: order.words,
    signal: AbortSignal.any([ending.signal, order.closed]),
  });
  const ended = call.then(
    () => true,
    () => true,
  );

  const state: Drawing["state"] = async (previewId, asking) => {
    if (!tasks) return undefined;
    const known = await quiet(readTask(client, order.task, previewId, asking));
    if (known !== undefined && known.phase !== "unknown") return known;
    return isAlone ? quiet(readServerRun(client, asking)) : known;
  };

  const stop = async (): Promise<void> => {
    const giveUp = AbortSignal.any([AbortSignal.timeout(DRAIN_MS), order.closed]);
    for (;;) {
      if (!tasks) break;
      const now = await state(-1, giveUp);
      if (now === undefined || now.phase === "unknown") break;
      if (now.phase === "running") {
        await quiet(client.answer("sdapi/v1/interrupt", { body: {}, timeoutMs: 5000 }));
        break;
      }
      const isOver = await Promise.race([ended, sleep(LOOK_MS, giveUp).then(() => false)]);
      if (isOver) break;
    }
    await untilAborted(ended, giveUp);
  };

  const answer = (async () => {
    try {
      const got = await untilAborted(call, signal);
      lease.release(order.title);
      return got;
    } catch (error) {
      const goesOn = signal.aborted || (error instanceof ProviderError && error.kind === "timeout");
      if (!goesOn) lease.release();
      else {
        void quiet(stop()).finally(() => {
          ending.abort();
          lease.release();
        });
      }
      throw error;
    }
  })();
  answer.catch(() => {});
  return { state, answer };
}

/** What a question brings that nobody depends on; undefined when it fails. */
async function quiet<T>(question: Promise<T>): Promise<T | undefined> {
  try {
    return await question;
  } catch {
    return undefined;
  }
}
