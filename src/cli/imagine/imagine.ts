import { createReadStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import type { Config } from "../../config/config.ts";
import { UserError } from "../../domain/errors.ts";
import { createLogger } from "../../lib/create-logger.ts";
import * as images from "../../images/index.ts";
import { readVersion } from "../../version.ts";
import { openModels } from "../../open-models.ts";
import { createStudio } from "../../pipeline/create-studio.ts";
import { openStorage } from "../../storage/open-storage.ts";
import { draw, type DrawingTable, type DrawnRequest } from "./draw.ts";
import { readFlags } from "./flags.ts";
import { helpText } from "./help.ts";
import { type ImagineOptions, readOptions } from "./options.ts";
import { type ProgressLine, progressLine } from "./show-progress.ts";
import { createTerminalAudience, type TerminalAudience } from "./terminal-audience.ts";

/**
 * `npm run imagine -- "a red apple" …`: the same pipeline without Discord, in a data folder of its
 * own, so that it works beside a running bot. Gives the exit status; throws UserError for a wrong
 * option.
 */
export async function imagine(args: readonly string[], config: Config): Promise<number> {
  const { values, prompt } = readFlags(args);
  const { help, json, out, requests, ...rest } = values;
  if (help === true) {
    console.log(helpText);
    return 0;
  }
  const options = readOptions({ prompt, ...rest });
  if (options.prompt === undefined && options.image === undefined && requests === undefined) {
    throw new UserError("invalid-option", 'Say what to draw: npm run imagine -- "a red apple".');
  }
  let line: ProgressLine | undefined;
  const audience = createTerminalAudience((_, progress) => line?.show(progress));
  return withStudio(config, audience, async (table) => {
    const at = { ...table, out: path.resolve(typeof out === "string" ? out : "out") };
    if (typeof requests === "string") return drawMany(requests, options, at);
    line = progressLine(`Drawing ${options.prompt ?? "a variation"}`);
    try {
      report(await draw(options, at), json === true, line);
      return 0;
    } catch (error) {
      line.end("Nothing was drawn.");
      throw error;
    }
  });
}

/** Opens a studio in a data folder of its own, so that it works beside a running bot. */
async function withStudio(
  config: Config,
  audience: TerminalAudience,
  use: (table: Omit<DrawingTable, "out">) => Promise<number>,
): Promise<number> {
  await using opened = new AsyncDisposableStack();
  const dataDir = await mkdtemp(path.join(tmpdir(), "easel-"));
  opened.defer(() => rm(dataDir, { recursive: true, force: true }));
  const log = await createLogger(config.logLevel === "info" ? "silent" : config.logLevel);
  const storage = await openStorage(dataDir);
  opened.defer(() => storage.close());
  const models = await openModels(config, log);
  opened.defer(() => models.close());
  const studio = createStudio({
    models,
    storage,
    images,
    audience,
    log,
    limits: { ...config.limits, jobsPerUser: Infinity, picturesPerDay: Infinity },
    defaultModel: config.defaultModel,
    fallback: config.fallback,
    version: await readVersion(),
  });
  await studio.start();
  opened.defer(() => studio.stop(0));
  const { download, addFolder } = models;
  return await use({ studio, audience, download, addFolder });
}

/** One request a line in, one result a line out, in order; a bad line does not stop the others. */
async function drawMany(
  file: string,
  shared: ImagineOptions,
  table: DrawingTable,
): Promise<number> {
  const lines = file === "-" ? (await text(process.stdin)).split("\n") : readLines(file);
  let failures = 0;
  for await (const content of lines) {
    if (content.trim() === "") continue;
    try {
      const line: unknown = JSON.parse(content);
      const own = readOptions(line !== null && typeof line === "object" ? { ...line } : {});
      console.log(JSON.stringify(await draw({ ...shared, ...own }, table)));
    } catch (error) {
      failures += 1;
      const words =
        error instanceof SyntaxError ? "The line is not a JSON object." : messageOf(error);
      console.log(JSON.stringify({ error: words }));
    }
  }
  return failures === 0 ? 0 : 1;
}

function readLines(file: string): AsyncIterable<string> {
  return createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

function report(result: DrawnRequest, json: boolean, line: ProgressLine): void {
  line.end(`Drawn in ${(result.milliseconds / 1000).toFixed(1)} s by ${result.model}.`);
  if (json) {
    console.log(JSON.stringify(result));
    return;
  }
  for (const { message } of result.warnings) console.error(`Note: ${message}`);
  for (const image of result.images) {
    console.log(`${image.path}  ${image.width}x${image.height}  seed ${image.seed}`);
  }
}
