import { readFile } from "node:fs/promises";

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

/** Reads and parses a file; rejects with the file system's error or a SyntaxError. */
export async function readLenientJson(path: string): Promise<unknown> {
  return parseLenientJson(await readFile(path, "utf8"));
}
