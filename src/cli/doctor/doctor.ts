import { existsSync } from "node:fs";
import type { Config } from "../../config/config.ts";
import { ConfigError } from "../../domain/errors.ts";
import { createLogger } from "../../lib/create-logger.ts";
import { readVersion } from "../../version.ts";
import { dataFolder } from "../data-folder.ts";
import { checkData } from "./check-data.ts";
import { checkDiscord } from "./check-discord.ts";
import { checkEngine } from "./check-engine.ts";
import { checkModels } from "./check-models.ts";
import { checkServices } from "./check-services.ts";
import { type Finding, formatFindings } from "./finding.ts";

/**
 * `npm run doctor`: what is configured, what works, and what to do next. Gives the exit status:
 * 1 when something that is configured does not work. Starts nothing and pays for nothing.
 */
export async function doctor(load: () => Config): Promise<number> {
  const { platform, arch, version } = process;
  console.log(`Easel ${await readVersion()} on Node ${version}, ${platform} ${arch}\n`);
  const findings = await examine(load);
  console.log(formatFindings(findings));
  const isBroken = findings.some(({ broken }) => broken === true);
  const steps = findings.flatMap(({ next }) => next ?? []);
  const last = isBroken ? "Then run npm run doctor again." : "npm start";
  console.log(`\n${["What to do next:", ...new Set(steps), last].join("\n  ")}`);
  return isBroken ? 1 : 0;
}

async function examine(load: () => Config): Promise<readonly Finding[]> {
  const subject = "Settings";
  let config: Config;
  try {
    config = load();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const next = "Change these settings; the rest was not looked at.";
    return [{ subject, lines: error.message.split("\n"), broken: true, next }];
  }
  const log = await createLogger("silent");
  const source = existsSync(".env") ? "from .env and the environment" : "no .env; all as they come";
  return [
    { subject, lines: [source] },
    await checkData(dataFolder(config)),
    await checkDiscord(config),
    ...(await checkServices(config)),
    await checkEngine(config, log),
    await checkModels(config),
  ];
}
