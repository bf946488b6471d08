import { readSync } from "node:fs";
import { say } from "../words/index.ts";
import { FileProblem } from "./errors.ts";
import { withFile } from "./onnx/open-file.ts";

/** Settings of models are kilobytes; the longest vocabularies some tens of megabytes. */
const MOST_BYTES = 64 * 2 ** 20;

/**
 * The text of an ordinary file in UTF-8. Throws FileProblem when it is none, or larger than
 * `mostBytes`, and the file system's error when it cannot be read.
 */
export function readTextFile(path: string, mostBytes = MOST_BYTES): string {
  return readBinaryFile(path, mostBytes).toString("utf8");
}

/** The bytes of an ordinary file; throws as `readTextFile` does. */
export function readBinaryFile(path: string, mostBytes = MOST_BYTES): Buffer {
  return withFile(path, ({ descriptor, size }) => {
    if (size > mostBytes) throw new FileProblem(say("engine.file-too-large", { most: mostBytes }));
    const bytes = Buffer.alloc(size);
    let read = 0;
    while (read < size) {
      const count = readSync(descriptor, bytes, read, size - read, read);
      if (count === 0) throw new FileProblem(say("engine.file-cut-short"));
      read += count;
    }
    return bytes;
  });
}
