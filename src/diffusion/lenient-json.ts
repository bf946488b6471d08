import { readTextFile } from "./read-text-file.ts";

/** The settings of a model, a scheduler or a part of one are a few kilobytes. */
const MOST_BYTES = 8 * 2 ** 20;

/**
 * Parses JSON as Python writes it: `NaN`, `Infinity` and `-Infinity` outside strings become null.
 * diffusers writes them into scheduler_config.json. Throws SyntaxError for anything else that is
 * not JSON.
 */
export function parseLenientJson(text: string): unknown {
  const strict = text.replace(/"(?:[^"\\]|\\.)*"|-?\bInfinity\b|\bNaN\b/gs, (token) =>
    token.startsWith('"') ? token : "null",
  );
  return JSON.parse(strict.replace(/^\uFEFF/, ""));
}

/** Reads and parses a file; rejects with the file system's error, a FileProblem or a SyntaxError. */
export async function readLenientJson(path: string, mostBytes = MOST_BYTES): Promise<unknown> {
  return parseLenientJson(readTextFile(path, mostBytes));
}
