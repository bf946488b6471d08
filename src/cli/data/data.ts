import type { Config } from "../../config/config.ts";
import { terminalLocale } from "../../config/terminal-locale.ts";
import { UserError } from "../../domain/errors.ts";
import { createLogger } from "../../lib/create-logger.ts";
import { inspectData } from "../../storage/repair/inspect-data.ts";
import { repairData } from "../../storage/repair/repair-data.ts";
import { type Locale, type Message, say, wordsFor } from "../../words/index.ts";
import { dataFolder } from "../data-folder.ts";
import { describeReport, isSound } from "./describe-report.ts";
import { describeRepair } from "./describe-repair.ts";

type Data = Pick<Config, "dataDir" | "discord" | "logLevel" | "databaseUrl" | "pictures">;

const actions = ["check", "repair", "move"] as const;

/**
 * `npm run data -- check | repair [FOLDER]` looks through the data folder, or makes it usable again;
 * with DATABASE_URL `check` looks through that database. `move [DATABASE_URL]` takes the folder over
 * into a database. Gives the exit status: 1 when something is wrong. Throws UserError for wrong words,
 * and ConfigError for a repair or a move while an Easel uses the folder.
 */
export async function manageData(
  args: readonly string[],
  config: Data,
  locale: Locale = terminalLocale(),
): Promise<number> {
  const [name, target, ...more] = args;
  const action = actions.find((each) => each === name);
  if (action === undefined || more.length > 0) {
    throw new UserError("invalid-option", say("storage.data-usage", { actions }));
  }
  const words = wordsFor(locale);
  const print = (lines: readonly Message[]) => {
    for (const line of lines) console.log(words.text(line));
  };
  const log = await createLogger(config.logLevel === "info" ? "error" : config.logLevel);
  if (action === "move") {
    const { moveData } = await import("./move.ts");
    print(await moveData(target, config, log));
    return 0;
  }
  const url = config.databaseUrl?.reveal();
  if (action === "check" && target === undefined && url !== undefined) {
    const { checkDatabase } = await import("./check-database.ts");
    const { lines, isSound: isFine } = await checkDatabase(url, config, log);
    print(lines);
    return isFine ? 0 : 1;
  }
  const folder = target ?? dataFolder(config);
  if (action === "repair") print(describeRepair(await repairData(folder, log, Date.now())));
  const report = await inspectData(folder);
  print(describeReport(folder, report));
  return isSound(report) ? 0 : 1;
}
