import type { RunResult } from "../run-result.ts";
import type { Tools } from "../tools.ts";
import { act } from "./act.ts";
import { conclude } from "./conclude.ts";
import { gatherFacts } from "./gather-facts.ts";

/** Does what follows from a run: its facts are gathered, a decision is made of them, and carried out. */
export async function settle(result: RunResult, tools: Tools): Promise<void> {
  const facts = await gatherFacts(result, tools);
  await act(conclude(facts), facts.result.job, tools);
}
