import { EaselError, UserError } from "../../domain/errors.ts";
import { draw, type DrawnRequest } from "./draw.ts";
import type { DrawingTable } from "./drawing-table.ts";
import { type ImagineOptions, readOptions } from "./options.ts";

/** What becomes of one line. */
export type LineResult = DrawnRequest | { readonly error: string };

/**
 * Draws one request after the other from JSON lines, each with the options that `shared` has and
 * the line does not, and tells each result before the next line is read. A bad line becomes an
 * error and does not stop the others. Gives whether every picture of every line was made.
 */
export async function drawMany(
  lines: AsyncIterable<string>,
  { shared, tell }: { readonly shared: ImagineOptions; readonly tell: (_: LineResult) => void },
  table: DrawingTable,
): Promise<boolean> {
  let areWhole = true;
  for await (const line of lines) {
    if (line.trim() === "") continue;
    try {
      const { result, shortfall } = await draw({ ...shared, ...parse(line) }, table);
      areWhole &&= shortfall === undefined;
      tell(result);
    } catch (error) {
      if (!(error instanceof EaselError)) throw error;
      areWhole = false;
      tell({ error: error.message });
    }
    if (table.signal.aborted) break;
  }
  return areWhole && !table.signal.aborted;
}

function parse(line: string): ImagineOptions {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw notAnObject(error);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw notAnObject(value);
  return readOptions({ ...value });
}

function notAnObject(cause: unknown): UserError {
  return new UserError("invalid-option", "The line is not a JSON object.", { cause });
}
