import type { Words } from "../../words/index.ts";
import { untilInterrupted } from "../imagine/until-interrupted.ts";
import type { ModelsContext } from "./models-context.ts";
import { helpText } from "./help.ts";
import { infoCommand } from "./info-command.ts";
import { listModels } from "./list-models.ts";
import { readOptions } from "./options.ts";
import { pullCommand } from "./pull-command.ts";
import { removeCommand } from "./remove-command.ts";

/**
 * `npm run models -- list | pull NAME | info NAME | remove NAME`. Gives the exit status; throws
 * UserError for a wrong option and HubError for what went wrong on the way.
 */
export async function manageModels(
  args: readonly string[],
  config: ModelsContext["config"],
  words: Words,
  { input, terminal }: Pick<ModelsContext, "input" | "terminal"> = {
    input: process.stdin,
    terminal: process.stderr,
  },
): Promise<number> {
  const { action, name, as, yes, json } = readOptions(args);
  return await untilInterrupted(async (signal) => {
    const context: ModelsContext = { config, input, terminal, signal, words };
    if (action === "pull") return await pullCommand(name, { as, yes }, context);
    if (action === "remove") return await removeCommand(name, yes, context);
    if (action === "info") await infoCommand(name, json, context);
    else if (action === "list") await listModels(json, context);
    else console.log(helpText(words));
    return 0;
  });
}
