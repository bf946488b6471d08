import type { Choice } from "../wire/command.ts";
import type { BodyProblem } from "../validate.ts";
import { ProblemList } from "./problem-list.ts";

/** The rules for suggestions: at most 25, names and text values of 1 to 100 characters. */
export function checkChoices(
  choices: readonly Choice[],
  path: readonly (string | number)[] = ["data", "choices"],
): readonly BodyProblem[] {
  const problems = new ProblemList();
  problems.count(path, choices.length, 0, 25);
  for (const [index, { name, value }] of choices.entries()) {
    problems.length([...path, index, "name"], name, 1, 100);
    if (typeof value === "string") problems.length([...path, index, "value"], value, 1, 100);
    else if (Math.abs(value) > Number.MAX_SAFE_INTEGER)
      problems.add([...path, index, "value"], "NUMBER_TYPE_MAX", "Must be within ±2^53.");
  }
  return problems.all;
}
