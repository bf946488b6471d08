import { basename } from "node:path";
import type { Config } from "../../config/config.ts";
import { findStrays, sentenceAbout } from "../../diffusion/description/find-strays.ts";
import { findModels } from "../../diffusion/description/model-files.ts";
import { ConfigError } from "../../domain/errors.ts";
import type { Finding } from "../../domain/finding.ts";
import { unfinishedPulls } from "../../hub/partial-folder.ts";
import type { Logger } from "../../lib/logger.ts";
import { openModels } from "../../open-models.ts";
import type { ImageModel } from "../../providers/image-model.ts";
import { inspectFolder } from "../../providers/local/inspect-folder.ts";
import { type Message, quoted, say } from "../../words/index.ts";

/** Which models there are, which folders hold none, and whether the default one is among them. */
export async function checkModels(config: Config): Promise<Finding> {
  const subject = say("doctor.models");
  const problems: Message[] = [];
  // What is wrong with folders is asked for below, in the person's language.
  const keep = (about: object, message: string) => {
    if (!("folder" in about)) problems.push(quoted(message));
  };
  const log: Logger = { debug: () => {}, info: () => {}, warn: keep, error: keep };
  const { models, hasDefault } = await look(config, log, problems);
  const lines = models.map(lineOf);
  if (models.length === 0) {
    lines.push(say("doctor.no-models"));
    problems.push(say("doctor.need-a-model"));
  }
  if (!hasDefault) {
    lines.push(say("doctor.default-missing", { wanted: config.defaultModel }));
    problems.unshift(say("doctor.choose-default"));
  } else if (
    config.defaultModel !== "auto" &&
    !models.some(({ id }) => id === config.defaultModel)
  ) {
    lines.push(say("doctor.default-late", { wanted: config.defaultModel }));
  }
  for (const name of await unfinishedPulls(config.modelsDir)) {
    lines.push(say("doctor.unfinished", { name }));
  }
  const folders = await checkFolders(config.modelsDir);
  return {
    subject,
    lines: [
      ...lines,
      ...folders.remarks,
      ...problems.filter(({ code }) => code === "quoted"),
      ...folders.problems,
    ],
    broken: problems.length + folders.problems.length > 0,
    next: [...problems, ...folders.problems],
  };
}

/** What is wrong in the folder of models, and what is unusual about those that can be used. */
async function checkFolders(
  modelsDir: string,
): Promise<{ readonly problems: readonly Message[]; readonly remarks: readonly Message[] }> {
  const folders = (await findModels(modelsDir)).filter((each) => !basename(each).startsWith("."));
  const reports = await Promise.all(folders.map(inspectFolder));
  const strays = await findStrays(modelsDir);
  return {
    problems: [...reports.flatMap(({ problem }) => problem ?? []), ...strays.map(sentenceAbout)],
    remarks: reports.flatMap(({ id, remarks }) =>
      remarks.map((remark) => say("engine.remark", { id, remark })),
    ),
  };
}

function lineOf({ id, name }: ImageModel, index: number): Message {
  return say(index === 0 ? "doctor.default" : "doctor.model", { id, name });
}

interface Look {
  readonly models: readonly ImageModel[];
  readonly hasDefault: boolean;
}

/** The models, the default one first; all others where the default one is not there. */
async function look(config: Config, log: Logger, problems: Message[]): Promise<Look> {
  try {
    return { models: await list(config, log), hasDefault: true };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    // The same folders are told of again.
    problems.length = 0;
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
