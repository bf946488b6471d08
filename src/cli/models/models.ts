import type { Config } from "../../config/config.ts";
import { untilInterrupted } from "../imagine/until-interrupted.ts";
import type { Desk } from "./desk.ts";
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
  config: Pick<Config, "modelsDir" | "hub">,
  { input, terminal }: Pick<Desk, "input" | "terminal"> = {
    input: process.stdin,
    terminal: process.stderr,
  },
): Promise<number> {
  const { action, name, as, yes, json } = readOptions(args);
  return await untilInterrupted(async (signal) => {
    const desk: Desk = { config, input, terminal, signal };
    if (action === "pull") return await pullCommand(name, { as, yes }, desk);
    if (action === "remove") return await removeCommand(name, yes, desk);
    if (action === "info") await infoCommand(name, json, desk);
    else if (action === "list") await listModels(config.modelsDir, json);
    else console.log(helpText);
    return 0;
  });
}
