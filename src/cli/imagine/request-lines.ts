import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { invalid } from "../../domain/options/kinds/kind.ts";
import { say } from "../../words/index.ts";

/**
 * The lines of a requests file, or of standard input for `-`: those come as they are written, so
 * that a program can ask for one picture after the other. Throws UserError for a file that cannot
 * be read.
 */
export async function* requestLines(file: string, signal: AbortSignal): AsyncGenerator<string> {
  if (file === "-") {
    yield* createInterface({ input: process.stdin, signal });
    return;
  }
  const text = await readFile(file, "utf8").catch((cause: unknown) => {
    throw invalid(say("terminal.cannot-be-read", { option: "--requests", file }), cause);
  });
  yield* text.replace(/^\uFEFF/, "").split("\n");
}
