import { Queue, Worker } from "bullmq";
import { nanoid } from "nanoid";
import type { RedisServer } from "../../../redis/connect.ts";
import type { Ticket } from "../../../storage/tickets.ts";
import { priorityOf } from "./priority.ts";

/** A ticket that was taken and not given up yet. */
export interface TakenTicket {
  /** The id of the job's row. */
  readonly jobId: string;
  /** Throws it away: the row says from now on what becomes of the job. */
  done(): Promise<void>;
}

/** A ticket is held by whoever took it for so long; the row is taken within milliseconds. */
const LOCK_MS = 10_000;
/** Jobs' ids and tickets' must not look like numbers, which BullMQ keeps for its own. */
const PREFIX = "job-";

/**
 * The waiting jobs of one model as BullMQ carries them: their ids by priority, nothing else. Each is
 * there once, however often it is added.
 */
export class ModelQueue {
  readonly #queue: Queue;
  readonly #server: RedisServer;
  #worker: Worker | undefined;

  constructor(model: string, server: RedisServer, onError: (error: Error) => void) {
    this.#server = server;
    // A colon would divide the key.
    const name = encodeURIComponent(model).replaceAll(":", "%3A");
    this.#queue = new Queue(name, {
      connection: server.client,
      prefix: `${server.prefix}:tickets`,
      skipVersionCheck: true,
      defaultJobOptions: { removeOnComplete: true, removeOnFail: true },
    });
    this.#queue.on("error", onError);
  }

  async add(tickets: readonly Ticket[]): Promise<void> {
    await this.#queue.addBulk(
      tickets.map((ticket) => ({
        name: "job",
        data: {},
        opts: { jobId: PREFIX + ticket.id, priority: priorityOf(ticket) },
      })),
    );
  }

  /** Brings the place of a ticket up to date; nothing when it is not there. */
  async move(ticket: Ticket): Promise<void> {
    const job = await this.#queue.getJob(PREFIX + ticket.id);
    await job?.changePriority({ priority: priorityOf(ticket) });
  }

  /** How many tickets wait, or are being taken. */
  async count(): Promise<number> {
    const counts = await this.#queue.getJobCounts("prioritized", "waiting", "active");
    return Object.values(counts).reduce((sum, count) => sum + count, 0);
  }

  async next(): Promise<TakenTicket | undefined> {
    const token = nanoid();
    const job = await this.#takes().getNextJob(token, { block: false });
    if (job === undefined) return undefined;
    return {
      jobId: (job.id ?? "").slice(PREFIX.length),
      done: async () => void (await job.moveToCompleted(undefined, token, false)),
    };
  }

  async close(): Promise<void> {
    await this.#worker?.close(true);
    await this.#queue.close();
  }

  /** BullMQ's worker, fetching by hand; opened when this process first draws with the model. */
  #takes(): Worker {
    if (this.#worker !== undefined) return this.#worker;
    const worker = new Worker(this.#queue.name, undefined, {
      connection: this.#server.client,
      prefix: `${this.#server.prefix}:tickets`,
      skipVersionCheck: true,
      autorun: false,
      lockDuration: LOCK_MS,
      stalledInterval: LOCK_MS,
      maxStalledCount: 100,
    });
    worker.on("error", () => {});
    // Tickets whose process died before it took the row go back.
    void worker.startStalledCheckTimer();
    this.#worker = worker;
    return worker;
  }
}
