import { closeSync, constants, fstatSync, openSync } from "node:fs";
import { say } from "../../words/index.ts";
import { FileProblem } from "../errors.ts";

/** A file that is open for reading. */
export interface OpenFile {
  readonly descriptor: number;
  readonly size: number;
}

/**
 * Opens an ordinary file, gives it to `use`, and closes it. A pipe, a device or a folder of that name
 * would keep a reader waiting for ever, or feed it without end: those throw FileProblem. Throws the
 * file system's error when it cannot be opened.
 */
export function withFile<Result>(path: string, use: (file: OpenFile) => Result): Result {
  // Without waiting: opening a pipe blocks until somebody writes to it.
  const descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const facts = fstatSync(descriptor);
    if (!facts.isFile()) throw new FileProblem(say("engine.no-ordinary-file"));
    return use({ descriptor, size: facts.size });
  } finally {
    closeSync(descriptor);
  }
}
