import { type JsonBudget, keepsJsonBudget } from "../lib/json-budget.ts";

/** More than any service says at once; a machine's list of all nodes and files comes nearest. */
const BUDGET: JsonBudget = { values: 500_000, depth: 200 };

/**
 * A body as JSON, or undefined when it is something else: HTML, plain text, nothing, or so many
 * values that this process would be held up by them.
 */
export function parseJson(body: Buffer): unknown {
  if (!keepsJsonBudget(body, BUDGET)) return undefined;
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}
