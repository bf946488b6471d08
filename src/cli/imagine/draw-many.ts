import { EaselError } from "../../domain/errors.ts";
import type { Known } from "../../domain/options/flags/flag-value.ts";
import { invalid } from "../../domain/options/kinds/kind.ts";
import { knownOptions } from "../../pipeline/orders/known-options.ts";
import { say } from "../../words/index.ts";
import { draw, type DrawnRequest } from "./draw.ts";
import type { ImagineContext } from "./imagine-context.ts";
import { type ImagineOptions, mergedOptions, readOptions } from "./options.ts";

/** What becomes of one line; an error is in English. */
export type LineResult = DrawnRequest | { readonly error: string };

/**
 * Draws one request after the other from JSON lines, each with the options that `shared` has and
 * the line does not, and tells each result before the next line is read. A bad line becomes an
 * error and does not stop the others. Gives whether every picture of every line was made.
 */
export async function drawMany(
  lines: AsyncIterable<string>,
  { shared, tell }: { readonly shared: ImagineOptions; readonly tell: (_: LineResult) => void },
  context: ImagineContext,
): Promise<boolean> {
  let areWhole = true;
  for await (const line of lines) {
    if (line.trim() === "") continue;
    try {
      const own = parseLine(line, knownOptions(context.studio));
      const { result, shortfall } = await draw(mergedOptions(shared, own), context);
      areWhole &&= shortfall === undefined;
      tell(result);
    } catch (error) {
      if (!(error instanceof EaselError)) throw error;
      areWhole = false;
      tell({ error: error.message });
    }
    if (context.signal.aborted) break;
  }
  return areWhole && !context.signal.aborted;
}

/**
 * Reads a line of a requests file: a JSON object with the options' names (`clip-skip`, `clip_skip`
 * or `clipSkip`); null counts as absent. Throws UserError.
 */
export function parseLine(line: string, known: Known): ImagineOptions {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw invalid(say("terminal.no-object"), error);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw invalid(say("terminal.no-object"));
  const given = Object.entries(value)
    .filter(([, each]) => each !== undefined && each !== null)
    .map(([key, each]: [string, unknown]) => {
      const name = inHyphens(key);
      return { name, value: each, spelled: `--${name}` };
    });
  return readOptions(given, known);
}

const inHyphens = (name: string): string =>
  name
    .replaceAll(/[A-Z]/g, (letter) => `-${letter}`)
    .replaceAll("_", "-")
    .toLowerCase();
