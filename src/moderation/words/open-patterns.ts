import { Worker } from "node:worker_threads";
import type { PatternAnswer, PatternQuestion } from "./pattern-thread.ts";

/** Tries texts against lists of patterns, in a thread of its own that starts with the first one. */
export interface Patterns {
  /** The first pattern that one of the texts matches. Rejects when the patterns cannot be tried. */
  find(patterns: readonly string[], texts: readonly string[]): Promise<string | undefined>;
  close(): Promise<void>;
}

/** What one question may take, with the making of its automaton. */
const LONGEST_MS = 30_000;
const MEMORY_MEGABYTES = 512;

type Waiting = ReturnType<typeof Promise.withResolvers<PatternAnswer>>;

/** Opens the thread. A list is known by its array: whoever changes rules makes a new one. */
export function openPatterns(): Patterns {
  const numbers = new WeakMap<readonly string[], number>();
  const waiting = new Map<number, Waiting>();
  let thread: Worker | undefined;
  let lastList = 0;
  let lastId = 0;

  function end(reason: Error): void {
    const ended = thread;
    thread = undefined;
    for (const { reject } of waiting.values()) reject(reason);
    waiting.clear();
    void ended?.terminate();
  }

  function start(): Worker {
    const started = new Worker(new URL("pattern-thread.ts", import.meta.url), {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MEGABYTES },
    });
    started.unref();
    started.on("message", (answer: PatternAnswer) => {
      waiting.get(answer.id)?.resolve(answer);
      waiting.delete(answer.id);
    });
    const lost = (error: Error) => {
      if (thread === started) end(error);
    };
    started.on("error", lost);
    started.on("exit", () => lost(new Error("the thread of the patterns has ended")));
    return started;
  }

  async function ask(question: Omit<PatternQuestion, "id">): Promise<PatternAnswer> {
    thread ??= start();
    lastId += 1;
    const answered: Waiting = Promise.withResolvers();
    waiting.set(lastId, answered);
    const late = setTimeout(() => end(new Error("the patterns take too long")), LONGEST_MS);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    thread.postMessage({ ...question, id: lastId } satisfies PatternQuestion);
    try {
      return await answered.promise;
    } finally {
      clearTimeout(late);
    }
  }

  function numberOf(patterns: readonly string[]): number {
    const known = numbers.get(patterns);
    if (known !== undefined) return known;
    lastList += 1;
    numbers.set(patterns, lastList);
    return lastList;
  }

  return {
    async find(patterns, texts) {
      const list = numberOf(patterns);
      const first = await ask({ list, texts });
      const answer =
        first.outcome === "unknown-list" ? await ask({ list, patterns, texts }) : first;
      if (answer.outcome === "found") return answer.pattern;
      throw new Error(answer.outcome === "broken" ? answer.reason : "the list is gone");
    },
    async close() {
      const ended = thread;
      end(new Error("Easel is shutting down."));
      await ended?.terminate();
    },
  };
}
