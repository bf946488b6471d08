import type { Config } from "../../config/config.ts";
import { ConfigError } from "../../domain/errors.ts";
import type { Finding } from "../../domain/finding.ts";
import { unfinishedPulls } from "../../hub/partial-folder.ts";
import type { Logger } from "../../lib/logger.ts";
import { openModels } from "../../open-models.ts";
import type { ImageModel } from "../../providers/image-model.ts";
import { type Message, say } from "../../words/index.ts";

/** Which models there are, and whether the default one is among them. `log` hears what providers say. */
export async function checkModels(config: Config, log: Logger): Promise<Finding> {
  const { models, hasDefault } = await look(config, log);
  const lines = models.map(lineOf);
  const next: Message[] = [];
  const wanted = config.defaultModel;
  if (models.length === 0) {
    lines.push(say("doctor.no-models"));
    next.push(say("doctor.need-a-model"));
  }
  if (!hasDefault) {
    lines.push(say("doctor.default-missing", { wanted }));
    next.push(say("doctor.choose-default"));
  } else if (wanted !== "auto" && models.every(({ id }) => id !== wanted)) {
    lines.push(say("doctor.default-late", { wanted }));
  }
  for (const name of await unfinishedPulls(config.modelsDir)) {
    lines.push(say("doctor.unfinished", { name }));
  }
  return { subject: say("doctor.models"), lines, broken: next.length > 0, next };
}

function lineOf({ id, name }: ImageModel, index: number): Message {
  return say(index === 0 ? "doctor.default" : "doctor.model", { id, name });
}

interface Look {
  /** The default one first. */
  readonly models: readonly ImageModel[];
  readonly hasDefault: boolean;
}

/** The models; all others where the default one is not there. */
async function look(config: Config, log: Logger): Promise<Look> {
  try {
    return { models: await list(config, log), hasDefault: true };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { models: await list({ ...config, defaultModel: "auto" }, log), hasDefault: false };
  }
}

/** Throws ConfigError for a default model that is not there. */
async function list(config: Config, log: Logger): Promise<readonly ImageModel[]> {
  const models = await openModels(config, log, { keep: false });
  try {
    return models.all();
  } finally {
    await models.close();
  }
}
