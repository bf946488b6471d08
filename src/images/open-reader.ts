import type { z } from "zod";
import { UserError } from "../domain/errors.ts";
import type { Logger } from "../lib/logger.ts";
import { ChildLostError, type FileSource, ownProgram, Sandbox } from "../sandbox/index.ts";
import { say } from "../words/index.ts";
import type { ImageTasks } from "./tasks.ts";

/** What a task gives: a value, and the file that was made. */
export interface ReaderAnswer<Value> {
  readonly value: Value;
  readonly bytes: Buffer;
}

/** The children that decode, encode and read pictures. */
export interface Reader {
  /**
   * Does one task of tasks.ts with one file, or with none. Throws UserError for a file that cannot be used, one
   * that takes too much included, and an Error for a fault of ours.
   */
  perform<Name extends keyof ImageTasks, Schema extends z.ZodType>(
    task: Name,
    args: Parameters<ImageTasks[Name]>[0],
    file: FileSource | undefined,
    schema: Schema,
  ): Promise<ReaderAnswer<z.infer<Schema>>>;
  /** Starts a child where there is none; one that cannot be started shows with the next task. */
  prepare(): void;
  close(): Promise<void>;
}

const SECOND = 1000;

/** What people and services send: nothing sound takes more than a few seconds. */
const foreign = { cpuMs: 8 * SECOND, deadlineMs: 30 * SECOND };
/** Pictures of the own engine and those that were checked before. */
const own = { cpuMs: 60 * SECOND, deadlineMs: 180 * SECOND };

const sent = { ...foreign, lane: "sent", isPrecious: false } as const;
const needed = { ...own, lane: "own", isPrecious: true } as const;

/** How each task is treated. */
const treatment = {
  importPicture: sent,
  importMask: sent,
  readParameters: sent,
  // It may be paid for.
  finishFile: { ...needed, ...foreign },
  finishPixels: needed,
  gridMask: needed,
  fitPixels: needed,
  fitFile: needed,
  previewFile: needed,
  shrinkFile: needed,
} as const;

/** Prepares the children; none is started yet. */
export function openReader(log: Logger): Reader {
  const sandbox = new Sandbox({
    ...ownProgram(new URL("child.ts", import.meta.url)),
    log,
    size: 2,
  });
  return {
    async perform(task, args, file, schema) {
      const answer = await sandbox
        .perform({ task, args, files: file === undefined ? [] : [file], ...treatment[task] })
        .catch(explainLoss);
      if (answer.type === "refused") throw new UserError(answer.code, answer.says);
      if (answer.type === "failed") throw new Error(`${task} failed: ${answer.reason}`);
      const [bytes = Buffer.alloc(0)] = answer.files;
      return { value: schema.parse(answer.value), bytes };
    },
    prepare: () => sandbox.prepare(),
    close: () => sandbox.close(),
  };
}

function explainLoss(error: unknown): never {
  // A child that cannot be started is no fault of the file.
  if (!(error instanceof ChildLostError) || error.reason === "start") throw error;
  throw new UserError("invalid-picture", say("images.too-costly"), { cause: error });
}
