import { EaselError } from "../../domain/errors.ts";
import { missingPositions } from "../../domain/job-pictures.ts";
import { type Warning, warning } from "../../domain/warning.ts";
import { type Message, say } from "../../words/index.ts";
import type { RunResult } from "../run-result.ts";

/** Names the pictures that are missing from a job that has others; `reason` says why. */
export function missingWarning(positions: readonly number[], reason: Message): Warning {
  const numbers = positions.map((each) => each + 1);
  return warning("count", say("failure.missing", { count: positions.length, numbers, reason }));
}

/** One warning for each reason why pictures are missing; `unforeseen` is said of bugs. */
export function missingWarnings(
  { job, losses }: Pick<RunResult, "job" | "losses">,
  unforeseen: Message,
): readonly Warning[] {
  const missing = new Set(missingPositions(job));
  const lost = losses.flatMap(({ positions, error }) => {
    const reason = error instanceof EaselError ? error.says : unforeseen;
    return positions.filter((each) => missing.has(each)).map((position) => ({ position, reason }));
  });
  const byReason = Map.groupBy(lost, ({ reason }) => JSON.stringify(reason));
  return [...byReason.values()].flatMap((same) => {
    const positions = same.map(({ position }) => position).toSorted((a, b) => a - b);
    const [first] = same;
    return first === undefined ? [] : [missingWarning(positions, first.reason)];
  });
}
