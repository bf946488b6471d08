import { existsSync } from "node:fs";
import type { Config } from "../../config/config.ts";
import { createLogger } from "../../lib/create-logger.ts";
import { readVersion } from "../../version.ts";
import { openModels } from "../../open-models.ts";
import { checkDiscord } from "./check-discord.ts";
import { checkEngine } from "./check-engine.ts";
import { checkServices } from "./check-services.ts";
import { type Finding, formatFindings } from "./finding.ts";

/**
 * `npm run doctor`: what is configured, what works, and what to do next. Gives the exit status:
 * 1 when something that is configured does not work.
 */
export async function doctor(config: Config): Promise<number> {
  const log = await createLogger("silent");
  const { platform, arch, version } = process;
  console.log(`Easel ${await readVersion()} on Node ${version}, ${platform} ${arch}\n`);
  const findings: readonly Finding[] = [
    {
      subject: "Settings",
      lines: [existsSync(".env") ? "from .env and the environment" : "no .env; all as they come"],
    },
    { subject: "Data", lines: [config.dataDir] },
    await checkDiscord(config),
    ...(await checkServices(config)),
    await checkEngine(config, log),
    await listModels(config),
  ];
  console.log(formatFindings(findings));
  const steps = findings.flatMap(({ next }) => next ?? []);
  console.log(`\n${["What to do next:", ...steps, "npm start"].join("\n  ")}`);
  return findings.some(({ broken }) => broken === true) ? 1 : 0;
}

async function listModels(config: Config): Promise<Finding> {
  const models = await openModels(config, await createLogger("silent"));
  try {
    const lines = models
      .all()
      .map(({ id, name }, index) => `${id}  (${name}${index === 0 ? "; the default" : ""})`);
    return { subject: "Models", lines: lines.length > 0 ? lines : ["none"] };
  } finally {
    await models.close();
  }
}
