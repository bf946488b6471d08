import type { InspectionTasks } from "./tasks.ts";

/** Does the tasks of tasks.ts, wherever. */
export interface Performer {
  /**
   * Does one task, for which what lies in `roots` (folders and files) is read; gives its answer,
   * which is to be checked. Throws ReadingError for what broke the reader or took too much of it,
   * and another Error for a fault of this machine.
   */
  perform<Name extends keyof InspectionTasks>(
    task: Name,
    args: Parameters<InspectionTasks[Name]>[0],
    roots: readonly string[],
  ): Promise<unknown>;
  close(): Promise<void>;
}

/** Reading a stranger's file took too much memory or time, or failed in a way that nobody foresaw. */
export class ReadingError extends Error {
  readonly kind: "too-costly" | "failed";

  constructor(kind: ReadingError["kind"], reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.name = "ReadingError";
    this.kind = kind;
  }
}
