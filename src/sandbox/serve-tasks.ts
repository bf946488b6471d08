import { writeSync } from "node:fs";
import { Socket } from "node:net";
import { z } from "zod";
import { UserError } from "../domain/errors.ts";
import { type Frame, frameStart, readFrames } from "./frames.ts";
import { MEMORY_BYTES, ORDER_LIMITS } from "./limits.ts";
import { PIPE } from "./pipe.ts";
import { type Excess, withinLimits } from "./watch-self.ts";

/** What a task gives back: a value for JSON, and files. */
export interface TaskResult {
  readonly value?: unknown;
  readonly files?: readonly Uint8Array[];
}

/** One kind of work on files of unknown origin. `args` came through JSON. */
export type Task<Args> = (args: Args, files: readonly Buffer[]) => Promise<TaskResult>;

const orderSchema = z.object({
  task: z.string(),
  // The bot's own side wrote them, and is typed by the same table of tasks.
  args: z.custom<never>(),
  cpuMs: z.number(),
});

/**
 * Does the tasks that come through the pipe, one after the other, for as long as the bot's process
 * is there. Runs in the child.
 */
export function serveTasks(tasks: Readonly<Record<string, Task<never>>>): void {
  const socket = new Socket({ fd: PIPE, readable: true, writable: true });
  socket.on("error", endAtOnce);
  // Nothing is ever sent there: it ends when the bot's process does, and nobody is left to work for.
  process.stdin.on("close", endAtOnce).resume();
  // Ctrl-C at a terminal reaches the whole group, but the bot decides when this process ends.
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => {});
  void serve(socket, tasks).finally(endAtOnce);
}

async function serve(socket: Socket, tasks: Readonly<Record<string, Task<never>>>): Promise<void> {
  socket.write(frameStart({ type: "ready" }, []));
  for await (const frame of readFrames(socket, ORDER_LIMITS)) {
    const { head, files } = await answer(frame, tasks);
    const residentBytes = process.memoryUsage.rss();
    socket.write(
      frameStart(
        { ...head, residentBytes },
        files.map(({ length }) => length),
      ),
    );
    for (const file of files) socket.write(file);
  }
}

interface Answer {
  readonly head: object;
  readonly files: readonly Uint8Array[];
}

async function answer(
  { head, files }: Frame,
  tasks: Readonly<Record<string, Task<never>>>,
): Promise<Answer> {
  try {
    const { task: name, args, cpuMs } = orderSchema.parse(head);
    const task = Object.hasOwn(tasks, name) ? tasks[name] : undefined;
    if (task === undefined) throw new Error(`There is no task "${name}"`);
    const limits = { memoryBytes: MEMORY_BYTES, cpuMs };
    const result = await withinLimits(limits, giveUp, () => task(args, files));
    return { head: { type: "done", value: result.value }, files: result.files ?? [] };
  } catch (error) {
    if (isOutOfMemory(error)) giveUp("memory");
    return { head: failure(error), files: [] };
  }
}

function failure(error: unknown): object {
  if (error instanceof UserError) return { type: "refused", code: error.code, says: error.says };
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { type: "failed", reason: text.slice(0, 4000) };
}

/** The kernel refused memory, or a text would be longer than any can be. */
function isOutOfMemory(error: unknown): boolean {
  return (
    error instanceof RangeError &&
    /allocation failed|failed to allocate|invalid (?:string|array|typed array|array buffer) length/i.test(
      error.message,
    )
  );
}

/** Says why, past all buffers, and ends. */
function giveUp(excess: Excess): void {
  try {
    writeSync(PIPE, frameStart({ type: "excess", excess }, []));
  } finally {
    endAtOnce();
  }
}

/** Ends this process without waiting for its threads, as `process.exit` would. */
function endAtOnce(): void {
  process.kill(process.pid, "SIGKILL");
}
