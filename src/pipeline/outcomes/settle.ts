import { EaselError, ProviderError } from "../../domain/errors.ts";
import type { RunResult } from "../run-result.ts";
import type { Tools } from "../tools.ts";
import { act } from "./act.ts";
import { conclude, type Conclusion } from "./conclude.ts";
import { gatherFacts } from "./gather-facts.ts";

/** Does what follows from a run: its facts are gathered, a decision is made of them, and carried out. */
export async function settle(result: RunResult, tools: Tools): Promise<void> {
  const facts = await gatherFacts(result, tools);
  const conclusion = conclude(facts);
  await act(conclusion, facts.result.job, tools);
  report(conclusion, result, tools);
}

function report(
  conclusion: Conclusion,
  { job, losses }: RunResult,
  { observer, clock }: Pick<Tools, "observer" | "clock">,
): void {
  const [provider = ""] = job.request.model.split("/");
  const now = clock.now();
  observer?.ran({
    job,
    provider,
    outcome: conclusion.to,
    failure: kindOf(losses[0]?.error),
    milliseconds: Math.max(0, now - (job.startedAt ?? now)),
  });
}

function kindOf(error: unknown): string | undefined {
  if (error === undefined) return undefined;
  if (error instanceof ProviderError) return error.kind;
  return error instanceof EaselError ? error.code : "bug";
}
