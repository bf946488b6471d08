/**
 * The thread in which blocked patterns are tried: making an automaton of thousands of them takes
 * seconds, and a huge one takes memory, of which the thread has its own limit.
 */
import { parentPort } from "node:worker_threads";
import { createPatternList, type PatternList } from "./pattern-list.ts";

/** What the thread is asked. Patterns come with the first question about a list. */
export interface PatternQuestion {
  readonly id: number;
  readonly list: number;
  readonly patterns?: readonly string[] | undefined;
  readonly texts: readonly string[];
}

/** What it answers: the first pattern that a text matches, or that it does not know the list. */
export type PatternAnswer =
  | { readonly id: number; readonly outcome: "found"; readonly pattern: string | undefined }
  | { readonly id: number; readonly outcome: "unknown-list" }
  | { readonly id: number; readonly outcome: "broken"; readonly reason: string };

/** Lists of servers that are kept ready. */
const KEPT = 50;

const lists = new Map<number, PatternList>();

parentPort?.on("message", (question: PatternQuestion) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage(answer(question));
});

function answer({ id, list, patterns, texts }: PatternQuestion): PatternAnswer {
  try {
    const known = lists.get(list) ?? (patterns && createPatternList(patterns));
    if (known === undefined) return { id, outcome: "unknown-list" };
    keep(list, known);
    for (const text of texts) {
      const pattern = known.find(text);
      if (pattern !== undefined) return { id, outcome: "found", pattern };
    }
    return { id, outcome: "found", pattern: undefined };
  } catch (error) {
    return { id, outcome: "broken", reason: error instanceof Error ? error.message : "unknown" };
  }
}

function keep(list: number, known: PatternList): void {
  lists.delete(list);
  lists.set(list, known);
  const [oldest] = lists.keys();
  if (lists.size > KEPT && oldest !== undefined) lists.delete(oldest);
}
