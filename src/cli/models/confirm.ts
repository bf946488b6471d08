import { createInterface } from "node:readline/promises";
import { invalid } from "../../domain/options/kinds/kind.ts";
import type { Message, Words } from "../../words/index.ts";
import type { ModelsContext } from "./models-context.ts";

/**
 * Asks a question that only "y" or "yes" agrees to, in English or in the person's language. Where nobody sits at a terminal, throws
 * UserError with `otherwise`, which names the option to use there. Rejects with the signal's reason.
 */
export async function confirm(
  question: Message,
  otherwise: Message,
  { input, terminal, signal, words }: Omit<ModelsContext, "config">,
): Promise<boolean> {
  if (input.isTTY !== true) throw invalid(otherwise);
  // Without a terminal mode of its own the line editor leaves Ctrl+C to the process.
  const lines = createInterface({ input, terminal: false });
  try {
    terminal.write(`${words.say("terminal.question", { question })} `);
    const closed = new Promise<undefined>((resolve) =>
      lines.once("close", () => resolve(undefined)),
    );
    const answer = await Promise.race([lines.question("", { signal }), closed]);
    if (answer === undefined) terminal.write("\n");
    return isYes(answer?.trim().toLowerCase() ?? "", words);
  } catch (error) {
    terminal.write("\n");
    signal.throwIfAborted();
    throw error;
  } finally {
    lines.close();
  }
}

function isYes(answer: string, words: Words): boolean {
  const own = words.say("terminal.yes");
  return ["y", "yes", own, own.slice(0, 1)].includes(answer);
}
