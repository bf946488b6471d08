import type { Job } from "../../../domain/job.ts";
import type { Logger } from "../../../lib/logger.ts";
import type { Bus } from "../../../redis/bus.ts";
import { fieldsOf } from "../../../redis/bus.ts";
import type { RedisServer } from "../../../redis/connect.ts";
import type { JobStore, OpenModels } from "../../../storage/job-store.ts";
import type { JobSource } from "../job-source.ts";
import { ModelQueue } from "./model-queue.ts";
import { eraOf } from "./priority.ts";

const TOPIC = "waits";
/** One process looks whether every row has its ticket, and not more often than this. */
const RESTOCK_MS = 9000;
/** The numbers may agree although the tickets do not, so all are added again now and then. */
const FULL_EVERY = 6;
const AT_ONCE = 500;

/** What tickets are shared with. */
export interface TicketParts {
  readonly server: RedisServer;
  readonly bus: Bus;
  readonly jobs: Pick<JobStore, "take" | "tickets">;
  /** Ids of the models that this process draws with. */
  readonly models: () => readonly string[];
  readonly log: Logger;
}

/**
 * The waiting jobs of all processes, carried by BullMQ. The rows are the truth: a ticket only says
 * that a row may wait, and whoever takes it takes the row, or finds that it does not wait any more.
 * Tickets that Redis loses are made again from the rows.
 */
export class Tickets implements JobSource {
  readonly #parts: TicketParts;
  readonly #queues = new Map<string, ModelQueue>();
  /** Models that may have tickets, the one asked longest ago first. */
  readonly #promising = new Set<string>();
  #wake: () => void = () => {};
  #looks = 0;
  #era: number | undefined;

  constructor(parts: TicketParts) {
    this.#parts = parts;
    parts.bus.hear(TOPIC, (message) => {
      const { model } = fieldsOf(message);
      if (typeof model === "string") this.#promise(model);
    });
    parts.bus.resumed(() => this.look());
  }

  /** Calls back whenever there may be a job to take. */
  onWake(wake: () => void): void {
    this.#wake = wake;
  }

  waits({ id }: Pick<Job, "id">): void {
    this.#offer(id).catch((error: unknown) => {
      this.#parts.log.warn({ job: id, error }, "a job has no ticket yet; it gets one from its row");
    });
  }

  async takeNext({ except = [] }: OpenModels): Promise<Job | undefined> {
    const { models, jobs, server } = this.#parts;
    // Asked now, Redis would answer when the model may have no room any more.
    if (!server.isThere()) return undefined;
    const mine = models();
    for (const model of Array.from(this.#promising)) {
      if (!mine.includes(model)) this.#promising.delete(model);
      if (!mine.includes(model) || except.includes(model)) continue;
      // Behind the others, so that all models get their turn.
      this.#promising.delete(model);
      for (;;) {
        const ticket = await this.#queue(model).next();
        if (ticket === undefined) break;
        const job = await jobs.take(ticket.jobId);
        // The row is taken, whatever Redis has lost: nobody else would work on that job now.
        await ticket.done().catch((error: unknown) => {
          this.#parts.log.debug({ job: ticket.jobId, error }, "a ticket could not be given up");
        });
        if (job === undefined) continue;
        this.#promising.add(model);
        return job;
      }
    }
    return undefined;
  }

  /** Every model of this process may have tickets. */
  look(): void {
    for (const model of this.#parts.models()) this.#promising.add(model);
    this.#wake();
  }

  /** Gives every waiting row its ticket, in one process at a time. */
  async restock(): Promise<void> {
    const { server, jobs, bus, log } = this.#parts;
    if (!server.isThere()) return;
    const turn = await server.client.set(`${server.prefix}:restock`, "1", "PX", RESTOCK_MS, "NX");
    if (turn === null) return;
    this.#looks += 1;
    const tickets = await jobs.tickets();
    const era = eraOf(tickets[0]?.virtual ?? 0);
    for (const [model, own] of Map.groupBy(tickets, (ticket) => ticket.model)) {
      const queue = this.#queue(model);
      const missing = own.length - (await queue.count());
      if (missing > 0) log.info({ model, missing }, "waiting jobs had no tickets");
      if (missing > 0 || this.#looks % FULL_EVERY === 0) {
        for (let from = 0; from < own.length; from += AT_ONCE) {
          await queue.add(own.slice(from, from + AT_ONCE));
        }
      }
      if (this.#era !== undefined && this.#era !== era) {
        for (const ticket of own) await queue.move(ticket);
      }
      bus.tell(TOPIC, { model });
    }
    this.#era = era;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#queues.values()].map((queue) => queue.close()));
  }

  async #offer(id: string): Promise<void> {
    const { jobs, bus } = this.#parts;
    const [ticket] = await jobs.tickets(id);
    if (ticket === undefined) return;
    await this.#queue(ticket.model).add([ticket]);
    bus.tell(TOPIC, { model: ticket.model });
  }

  #promise(model: string): void {
    if (!this.#parts.models().includes(model)) return;
    this.#promising.add(model);
    this.#wake();
  }

  #queue(model: string): ModelQueue {
    const known = this.#queues.get(model);
    if (known !== undefined) return known;
    const { server, log } = this.#parts;
    const made = new ModelQueue(model, server, (error) =>
      log.debug({ model, error }, "a queue waits for Redis"),
    );
    this.#queues.set(model, made);
    return made;
  }
}
