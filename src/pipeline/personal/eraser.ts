import type { Job } from "../../domain/job.ts";
import { UserError } from "../../domain/errors.ts";
import type { Logger } from "../../lib/logger.ts";
import { sleep } from "../../lib/sleep.ts";
import type {
  Erasure,
  PersonalDataStore,
  RemovedMessages,
} from "../../storage/personal/personal-data.ts";
import { TryLater } from "../audience.ts";

const FIRST_WAIT_MS = 100;
/** Shorter than a lease holds. */
const LONGEST_WAIT_MS = 10_000;
const LOOK_MS = 60_000;

/** What somebody wants deleted, and how they are told in the place where they asked. */
export interface Wish extends Pick<Erasure, "userId" | "askedAt" | "locale"> {
  /** Tells that it is done; whether that came through. */
  readonly tell: (erasure: Erasure) => Promise<boolean>;
}

/** What a deletion is made with. */
export interface EraserParts {
  readonly personal: PersonalDataStore;
  /** Cancels a waiting or running order of theirs. */
  readonly cancel: (jobId: string, userId: string) => Promise<void>;
  /** Takes away what shows an order; rejects with TryLater while Discord cannot be reached. */
  readonly removeMessages: (job: Job) => Promise<RemovedMessages>;
  /** Tells by direct message that all is deleted; rejects with TryLater in the same way. */
  readonly tell: (erasure: Erasure) => Promise<void>;
  readonly log: Logger;
}

/** Deletes what people want deleted, until nothing of it is left. */
export interface Eraser {
  begin(wish: Wish): Promise<Erasure | undefined>;
  /** Goes on with what an earlier process left, now and from time to time. */
  start(): void;
  /** Stops between two orders; the next start goes on. */
  stop(): Promise<void>;
}

/** Makes the eraser of this process. */
export function createEraser(parts: EraserParts): Eraser {
  const { personal, log } = parts;
  const stopping = new AbortController();
  const underWay = new Set<Promise<void>>();

  const track = (work: Promise<void>): void => {
    const tracked = work
      .catch((error: unknown) => {
        if (!stopping.signal.aborted) log.error({ error }, "A deletion has stopped");
      })
      .finally(() => underWay.delete(tracked));
    underWay.add(tracked);
  };

  async function look(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        for (const erasure of await personal.takeUp()) track(work(erasure, () => never));
      } catch (error) {
        log.warn({ error }, "Deletions could not be looked for");
      }
      await sleep(LOOK_MS, stopping.signal, { ref: false });
    }
  }

  /** Works on one deletion until it is done, or another process has it. */
  async function work(begun: Erasure, tell: Wish["tell"]): Promise<void> {
    for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
      try {
        const erasure = await personal.renew(begun.userId);
        if (erasure === undefined) return;
        if (await eraseOrders(erasure, parts, stopping.signal)) {
          await finish(erasure.userId, tell);
          return;
        }
      } catch (error) {
        if (stopping.signal.aborted) return;
        const isPassing = error instanceof TryLater;
        log.warn({ error }, isPassing ? "A deletion waits for Discord" : "A deletion is held up");
      }
      await sleep(wait, stopping.signal);
    }
  }

  async function finish(userId: string, tell: Wish["tell"]): Promise<void> {
    const erasure = await personal.renew(userId);
    if (erasure === undefined) return;
    if (!(await tell(erasure))) await parts.tell(erasure);
    await personal.finish(userId);
    const { orders, pictures, messages, messagesLeft } = erasure;
    log.info({ orders, pictures, messages, messagesLeft }, "Deleted what somebody wanted deleted");
  }

  return {
    async begin({ tell, ...wish }) {
      const erasure = await personal.begin(wish);
      if (erasure !== undefined) track(work(erasure, tell));
      return erasure;
    },
    start: () => track(look()),
    async stop() {
      stopping.abort(new Error("Easel is shutting down."));
      await Promise.all(underWay);
    },
  };
}

/** Nobody waits for the answer any more where they asked. */
const never: Promise<boolean> = Promise.resolve(false);

/** Deletes the orders that are over, and ends the others; whether there was nothing more to do. */
async function eraseOrders(
  erasure: Erasure,
  { personal, cancel, removeMessages }: EraserParts,
  signal: AbortSignal,
): Promise<boolean> {
  for (;;) {
    const { over, open } = await personal.orders(erasure);
    for (const job of over) {
      signal.throwIfAborted();
      await personal.eraseOrder(erasure, job.id, await removeMessages(job));
      await personal.renew(erasure.userId);
    }
    if (over.length > 0) continue;
    for (const { id, state } of open) {
      signal.throwIfAborted();
      if (state === "queued" || state === "running")
        await cancel(id, erasure.userId).catch(atItsEnd);
    }
    return open.length === 0;
  }
}

/** It has ended meanwhile, which is what was wanted. */
function atItsEnd(error: unknown): void {
  if (!(error instanceof UserError)) throw error;
}
