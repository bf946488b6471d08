import { type JsonBudget, keepsJsonBudget } from "../lib/json-budget.ts";
import { say } from "../words/index.ts";
import { FileProblem } from "./errors.ts";
import { readTextFile } from "./read-text-file.ts";

/** The settings of a model, a scheduler or a part of one are a few kilobytes. */
const MOST_BYTES = 8 * 2 ** 20;

/** A schedule that was trained has some thousand numbers; nothing else is as long. */
const SETTINGS: JsonBudget = { values: 200_000, depth: 100 };
/** The largest vocabularies have some hundred thousand words, and as many merges. */
export const VOCABULARY: JsonBudget = { values: 3_000_000, depth: 100 };
/** The same for vocabularies that are no JSON: words, or merges. */
export const MOST_WORDS = 1_000_000;

/**
 * Parses JSON as Python writes it: `NaN`, `Infinity` and `-Infinity` outside strings become null.
 * diffusers writes them into scheduler_config.json. Throws SyntaxError for anything else that is
 * not JSON, and FileProblem for what holds more values than `budget`, before any is made.
 */
export function parseLenientJson(text: string, budget: JsonBudget = SETTINGS): unknown {
  if (!keepsJsonBudget(Buffer.from(text), budget)) {
    throw new FileProblem(say("engine.too-many-values", { most: budget.values }));
  }
  const strict = text.replace(/"(?:[^"\\]|\\.)*"|-?\bInfinity\b|\bNaN\b/gs, (token) =>
    token.startsWith('"') ? token : "null",
  );
  return JSON.parse(strict.replace(/^\uFEFF/, ""));
}

/** Reads and parses a file; rejects with the file system's error, a FileProblem or a SyntaxError. */
export async function readLenientJson(path: string, mostBytes = MOST_BYTES): Promise<unknown> {
  return parseLenientJson(readTextFile(path, mostBytes));
}
