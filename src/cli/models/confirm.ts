import { createInterface } from "node:readline/promises";
import { UserError } from "../../domain/errors.ts";
import type { Desk } from "./desk.ts";

/**
 * Asks a question that only "y" or "yes" agrees to. Where nobody sits at a terminal, throws
 * UserError with `otherwise`, which names the option to use there. Rejects with the signal's reason.
 */
export async function confirm(
  question: string,
  otherwise: string,
  { input, terminal, signal }: Pick<Desk, "input" | "terminal" | "signal">,
): Promise<boolean> {
  if (input.isTTY !== true) throw new UserError("invalid-option", otherwise);
  // Without a terminal mode of its own the line editor leaves Ctrl+C to the process.
  const lines = createInterface({ input, terminal: false });
  try {
    terminal.write(`${question} [y/N] `);
    const closed = new Promise<undefined>((resolve) =>
      lines.once("close", () => resolve(undefined)),
    );
    const answer = await Promise.race([lines.question("", { signal }), closed]);
    if (answer === undefined) terminal.write("\n");
    return /^y(?:es)?$/i.test(answer?.trim() ?? "");
  } catch (error) {
    terminal.write("\n");
    signal.throwIfAborted();
    throw error;
  } finally {
    lines.close();
  }
}
