import type { Config } from "../../config/config.ts";
import { ConfigError } from "../../domain/errors.ts";
import type { Logger } from "../../lib/logger.ts";
import { openModels } from "../../open-models.ts";
import { unfinishedPulls } from "../../hub/partial-folder.ts";
import type { Finding } from "./finding.ts";

/** Which models there are, which folders hold none, and whether the default one is among them. */
export async function checkModels(config: Config): Promise<Finding> {
  const subject = "Models";
  const problems: string[] = [];
  const keep = (_: object, message: string) => void problems.push(message);
  const log: Logger = { debug: () => {}, info: () => {}, warn: keep, error: keep };
  const models = await list(config, log).catch(async (error: unknown) => {
    if (!(error instanceof ConfigError)) throw error;
    problems.length = 0;
    const others = await list({ ...config, defaultModel: "auto" }, log);
    problems.push("Set EASEL_DEFAULT_MODEL to auto, or to one of these models.");
    return [...others, `not ${config.defaultModel}, which EASEL_DEFAULT_MODEL names`];
  });
  const unfinished = (await unfinishedPulls(config.modelsDir)).map(
    (name) => `${name}: not whole yet; npm run models -- pull goes on where it was`,
  );
  return {
    subject,
    lines: [...models, ...unfinished, ...problems],
    broken: problems.length > 0,
    next: problems.length > 0 ? problems.join("\n  ") : undefined,
  };
}

/** A line for each model, the default one first. Throws ConfigError for a default that is not there. */
async function list(config: Config, log: Logger): Promise<readonly string[]> {
  const models = await openModels(config, log);
  try {
    const lines = models.all().map(({ id, name }, index) => {
      const remark = index === 0 ? "; the default" : "";
      return `${id}  (${name}${remark})`;
    });
    return lines.length > 0 ? lines : ["none"];
  } finally {
    await models.close();
  }
}
