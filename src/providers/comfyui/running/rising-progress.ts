import type { GenerationContext, GenerationEvent, GenerationPlan } from "../../image-model.ts";
import { type RunCall, runCalls } from "../../remote/run-calls.ts";

/**
 * Runs the calls of a plan, each of which tells how far its own picture is; what comes out tells how
 * far the whole plan is, and never falls.
 */
export async function* runRising(
  plan: GenerationPlan,
  context: GenerationContext,
  runCall: RunCall,
): AsyncGenerator<GenerationEvent, void, undefined> {
  const shares = plan.calls.map((positions) =>
    Number(positions.every((position) => context.finished.has(position))),
  );
  let highest = 0;
  const inPlan: RunCall = async function* (call, inner) {
    for await (const event of runCall(call, inner)) {
      if (event.type === "progress") shares[call] = Math.max(shares[call] ?? 0, event.fraction);
      const fraction = shares.reduce((sum, share) => sum + share, 0) / shares.length;
      yield event.type === "progress" ? { ...event, fraction } : event;
    }
    shares[call] = 1;
  };
  for await (const event of runCalls(plan, context, inPlan)) {
    if (event.type !== "progress") {
      yield event;
      continue;
    }
    highest = Math.max(highest, event.fraction);
    yield { ...event, fraction: highest };
  }
}
