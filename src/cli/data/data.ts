import type { Config } from "../../config/config.ts";
import { terminalLocale } from "../../config/terminal-locale.ts";
import { UserError } from "../../domain/errors.ts";
import { createLogger } from "../../lib/create-logger.ts";
import { inspectData } from "../../storage/repair/inspect-data.ts";
import { repairData } from "../../storage/repair/repair-data.ts";
import { type Locale, say, wordsFor } from "../../words/index.ts";
import { dataFolder } from "../data-folder.ts";
import { describeReport, isSound } from "./describe-report.ts";
import { describeRepair } from "./describe-repair.ts";

type Data = Pick<Config, "dataDir" | "discord" | "logLevel">;

const actions = ["check", "repair"] as const;

/**
 * `npm run data -- check | repair [FOLDER]`: looks through the data folder, or makes it usable again.
 * Gives the exit status: 1 when something is wrong with it. Throws UserError for wrong words, and
 * ConfigError for a repair while an Easel uses the folder.
 */
export async function manageData(
  args: readonly string[],
  config: Data,
  locale: Locale = terminalLocale(),
): Promise<number> {
  const [name, folder = dataFolder(config), ...more] = args;
  const action = actions.find((each) => each === name);
  if (action === undefined || more.length > 0) {
    throw new UserError("invalid-option", say("storage.data-usage", { actions }));
  }
  const words = wordsFor(locale);
  if (action === "repair") {
    const report = await repairData(folder, await createLogger(config.logLevel), Date.now());
    for (const line of describeRepair(report)) console.log(words.text(line));
  }
  const report = await inspectData(folder);
  for (const line of describeReport(folder, report)) console.log(words.text(line));
  return isSound(report) ? 0 : 1;
}
