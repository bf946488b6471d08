import type { Logger } from "../lib/logger.ts";
import { type Answer, type Child, startChild } from "./child.ts";
import { type FileSource, type OpenedFile, openFile } from "./file-source.ts";
import { IDLE_MS, TASKS_A_CHILD, WORN_BYTES } from "./limits.ts";
import { ChildLostError } from "./sandbox-errors.ts";
import type { ChildProgram } from "./start-process.ts";

/**
 * Whose work it is: `sent` is what people send and wait for, `own` what jobs need. Sent files never
 * take the last child, so that a series of bad ones holds up nobody's finished picture.
 */
export type Lane = "own" | "sent";

/** Work on files of unknown origin. */
export interface TaskOrder {
  readonly task: string;
  /** For JSON. */
  readonly args?: unknown;
  readonly files: readonly FileSource[];
  readonly lane: Lane;
  /** What it may take, in milliseconds of processor time and on the clock once it has begun. */
  readonly cpuMs: number;
  readonly deadlineMs: number;
  /** Whether it is begun once more when its child breaks: for what must not be lost with it. */
  readonly isPrecious: boolean;
}

/** How a sandbox is set up. */
export interface SandboxOptions extends ChildProgram {
  readonly log: Logger;
  /** Children at once, at most. */
  readonly size: number;
  /** Milliseconds that a child without work is kept. */
  readonly idleMs?: number;
}

interface Waiting {
  readonly order: TaskOrder;
  readonly isLastAttempt: boolean;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/** A place for one child. */
interface Slot {
  child: Promise<Child> | undefined;
  tasks: number;
  busy: Lane | undefined;
  idle: NodeJS.Timeout | undefined;
}

/**
 * A few processes for work on files that nobody vouches for. A child is started when there is work,
 * does one task at a time, and ends when there was none for a while, with this process, or when a task
 * breaks it; then the others go on in the next.
 */
export class Sandbox {
  readonly #options: SandboxOptions;
  readonly #slots: readonly Slot[];
  readonly #waiting: Record<Lane, Waiting[]> = { own: [], sent: [] };
  #closed = false;

  constructor(options: SandboxOptions) {
    this.#options = options;
    this.#slots = Array.from({ length: options.size }, () => ({
      child: undefined,
      tasks: 0,
      busy: undefined,
      idle: undefined,
    }));
  }

  /**
   * Has a task done. Throws ChildLostError when it took its child with it, and an Error when this
   * sandbox is closed.
   */
  perform(order: TaskOrder): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting[order.lane].push({
        order,
        isLastAttempt: !order.isPrecious,
        resolve,
        reject,
      });
      this.#next();
    });
  }

  /** Starts a child where there is none, ahead of the work for it. */
  prepare(): void {
    const [slot] = this.#slots;
    if (this.#closed || slot === undefined || slot.child !== undefined) return;
    clearTimeout(slot.idle);
    this.#start(slot).catch((error: unknown) => {
      this.#options.log.warn({ error }, "a child of the sandbox could not be started ahead");
      void this.#end(slot);
    });
    this.#rest(slot);
  }

  /** Ends all children; what is not done by then fails. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const lane of Object.values(this.#waiting)) {
      for (const { reject } of lane.splice(0)) reject(closed());
    }
    const ends = this.#slots.map((slot) => this.#end(slot));
    await Promise.all(ends);
  }

  #next(): void {
    for (;;) {
      // A child that is there already is preferred to one that has to be started.
      const free = this.#slots.filter(({ busy }) => busy === undefined);
      const slot = free.find(({ child }) => child !== undefined) ?? free[0];
      if (slot === undefined) return;
      const waiting = this.#take();
      if (waiting === undefined) return;
      slot.busy = waiting.order.lane;
      void this.#work(slot, waiting);
    }
  }

  #take(): Waiting | undefined {
    const sent = this.#slots.filter(({ busy }) => busy === "sent").length;
    const isSentAllowed = sent < Math.max(1, this.#slots.length - 1);
    return this.#waiting.own.shift() ?? (isSentAllowed ? this.#waiting.sent.shift() : undefined);
  }

  async #work(slot: Slot, waiting: Waiting): Promise<void> {
    const { order, isLastAttempt, resolve, reject } = waiting;
    try {
      resolve(await this.#perform(slot, order));
    } catch (error) {
      const isByChance =
        error instanceof ChildLostError && (error.reason === "ended" || error.reason === "start");
      if (this.#closed) reject(closed());
      else if (isLastAttempt || !isByChance) reject(error);
      else this.#waiting[order.lane].unshift({ ...waiting, isLastAttempt: true });
    } finally {
      slot.busy = undefined;
      this.#rest(slot);
      this.#next();
    }
  }

  async #perform(slot: Slot, order: TaskOrder): Promise<Answer> {
    const files = await openAll(order.files);
    try {
      clearTimeout(slot.idle);
      if (this.#closed) throw closed();
      const child = await (slot.child ?? this.#start(slot));
      if (this.#closed) throw closed();
      const { task, args = null, cpuMs, deadlineMs } = order;
      const answer = await child.perform({ task, args, cpuMs, deadlineMs, files });
      slot.tasks += 1;
      const isWorn = answer.residentBytes > WORN_BYTES || slot.tasks >= TASKS_A_CHILD;
      if (isWorn) void this.#end(slot);
      return answer;
    } catch (error) {
      if (!this.#closed) {
        this.#options.log.warn({ task: order.task, error }, "a task lost its child of the sandbox");
      }
      void this.#end(slot);
      throw error;
    } finally {
      for (const file of files) await file.close();
    }
  }

  #start(slot: Slot): Promise<Child> {
    const starting = startChild(this.#options, this.#options.log);
    slot.tasks = 0;
    slot.child = starting;
    // One that dies without work is forgotten, and the next task starts another.
    const forget = (): void => {
      if (slot.child === starting && slot.busy === undefined) slot.child = undefined;
    };
    starting.then(({ ended }) => ended.then(forget)).catch(() => {});
    return starting;
  }

  #rest(slot: Slot): void {
    const { idleMs = IDLE_MS } = this.#options;
    slot.idle = setTimeout(() => void this.#end(slot), idleMs).unref();
  }

  async #end(slot: Slot): Promise<void> {
    clearTimeout(slot.idle);
    const starting = slot.child;
    slot.child = undefined;
    const child = await starting?.catch(() => undefined);
    child?.kill();
    await child?.ended;
  }
}

async function openAll(sources: readonly FileSource[]): Promise<readonly OpenedFile[]> {
  const files: OpenedFile[] = [];
  try {
    for (const source of sources) files.push(await openFile(source));
    return files;
  } catch (error) {
    for (const file of files) await file.close();
    throw error;
  }
}

function closed(): Error {
  return new Error("The sandbox is closed");
}
