import type { Finding } from "../../domain/finding.ts";
import { say } from "../../words/index.ts";
import { type Described, missingInputs } from "./described-list.ts";

/** What the doctor says of the models that a setting names, and what to do about those that are not there. */
export function describedLines(
  wanted: readonly string[],
  known: readonly Described[],
  setting: string,
): Pick<Finding, "broken" | "next"> & Required<Pick<Finding, "lines">> {
  const offered = known.filter((each) => missingInputs(each).length === 0);
  const useless = known.filter((each) => missingInputs(each).length > 0);
  const silent = offered.filter(({ fields }) => fields === undefined).map(({ name }) => name);
  const gone = wanted.filter((name) => !known.some((each) => each.name === name));
  const names = offered.map(({ name }) => name);
  return {
    lines: [
      ...(names.length > 0 ? [say("services.described-models", { models: names })] : []),
      ...(silent.length > 0 ? [say("services.described-silent", { models: silent })] : []),
      ...useless.map((each) =>
        say("services.described-missing", { model: each.name, inputs: missingInputs(each) }),
      ),
      ...(gone.length > 0 ? [say("services.described-gone", { models: gone })] : []),
    ],
    broken: names.length === 0 || gone.length > 0,
    next:
      gone.length > 0 ? say("services.described-take-out", { models: gone, setting }) : undefined,
  };
}
