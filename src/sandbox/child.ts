import { z } from "zod";
import type { Logger } from "../lib/logger.ts";
import { messageSchema } from "../words/index.ts";
import type { OpenedFile } from "./file-source.ts";
import { type Frame, frameStart, readFrames } from "./frames.ts";
import { limitMemory } from "./limit-memory.ts";
import { ANSWER_LIMITS, MEMORY_BYTES, START_MS } from "./limits.ts";
import { ChildLostError } from "./sandbox-errors.ts";
import { type ChildProgram, startProcess, type StartedProcess } from "./start-process.ts";

/** A task, ready to be sent. */
export interface Order {
  readonly task: string;
  readonly args: unknown;
  readonly files: readonly OpenedFile[];
  /** What it may take, in milliseconds of processor time and on the clock. */
  readonly cpuMs: number;
  readonly deadlineMs: number;
}

const residentBytes = z.number();
const answerSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("done"), value: z.unknown().optional(), residentBytes }),
  z.object({
    type: z.literal("refused"),
    code: z.enum(["invalid-picture", "picture-too-large"]),
    says: messageSchema,
    residentBytes,
  }),
  z.object({ type: z.literal("failed"), reason: z.string(), residentBytes }),
  z.object({ type: z.literal("excess"), excess: z.enum(["memory", "time"]) }),
]);
type AnyAnswer = z.infer<typeof answerSchema>;

/** How a task ended: with a value and files, with words about the file, or by a fault of ours. */
export type Answer = Exclude<AnyAnswer, { type: "excess" }> & { readonly files: readonly Buffer[] };

/** A process in which tasks are done, one at a time. */
export interface Child {
  /**
   * Does a task. Throws ChildLostError when the process ends meanwhile, or is ended because it took
   * too much; it can do no other then.
   */
  perform(order: Order): Promise<Answer>;
  kill(): void;
  /** Settles when it has ended; never rejects. */
  readonly ended: Promise<string>;
}

/** Starts a child and waits until it is ready. Throws ChildLostError when it does not get there. */
export async function startChild(program: ChildProgram, log: Logger): Promise<Child> {
  const process = await startProcess(program, log);
  const frames = readFrames(process.pipe, ANSWER_LIMITS);
  const next = (milliseconds: number) => nextFrame(process, frames, milliseconds);
  await next(START_MS).catch((error: unknown) => {
    process.kill();
    throw new ChildLostError("start", reasonOf(error));
  });
  const isLimited = await limitMemory(process.pid, MEMORY_BYTES - TAKEN_AT_START);
  log.debug({ pid: process.pid, isLimited }, "a child of the sandbox is ready");
  process.hold(false);
  return {
    ended: process.ended,
    kill: () => process.kill(),
    async perform({ task, args, files, cpuMs, deadlineMs }) {
      process.hold(true);
      try {
        const [{ head, files: made }] = await Promise.all([
          next(deadlineMs),
          send(process, { task, args, cpuMs }, files),
        ]);
        return { ...parseAnswer(head), files: made };
      } catch (error) {
        process.kill();
        throw error;
      } finally {
        process.hold(false);
      }
    },
  };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function parseAnswer(head: unknown): Exclude<AnyAnswer, { type: "excess" }> {
  const { data } = answerSchema.safeParse(head);
  if (data === undefined) throw new ChildLostError("ended", "what it answered is no answer");
  if (data.type === "excess") throw new ChildLostError("excess", data.excess);
  return data;
}

/** What Node and libvips hold before the first task, in bytes. */
const TAKEN_AT_START = 80 * 1024 * 1024;

async function send(
  { pipe }: StartedProcess,
  head: object,
  files: readonly OpenedFile[],
): Promise<void> {
  pipe.write(
    frameStart(
      head,
      files.map(({ size }) => size),
    ),
  );
  for (const file of files) await file.writeTo(pipe);
}

async function nextFrame(
  process: StartedProcess,
  frames: AsyncGenerator<Frame>,
  milliseconds: number,
): Promise<Frame> {
  const { promise, resolve, reject } = Promise.withResolvers<Frame>();
  const stopListening = process.whenEnded((end) => reject(new ChildLostError("ended", end)));
  const timer = setTimeout(() => {
    process.kill();
    reject(new ChildLostError("deadline", `no answer within ${milliseconds} ms`));
  }, milliseconds);
  const receive = async (): Promise<void> => {
    const { done, value } = await frames.next();
    // Frames that are over are followed by the end of the process, which says why.
    if (done !== true) resolve(value);
  };
  receive().catch((error: unknown) => reject(new ChildLostError("ended", reasonOf(error))));
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    stopListening();
  }
}
