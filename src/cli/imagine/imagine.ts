import type { Config } from "../../config/config.ts";
import { DrawingError } from "./drawing-error.ts";
import { draw, type DrawnRequest } from "./draw.ts";
import { drawMany } from "./draw-many.ts";
import { readFlags } from "./flags.ts";
import { helpText } from "./help.ts";
import { withTable } from "./open-table.ts";
import { draftOf, readOptions } from "./options.ts";
import { requestLines } from "./request-lines.ts";
import { type ProgressLine, progressLine } from "./show-progress.ts";
import { createTerminalAudience } from "./terminal-audience.ts";
import { untilInterrupted } from "./until-interrupted.ts";

/**
 * `npm run imagine -- "a red apple" …`: the same pipeline without Discord. Gives the exit status;
 * throws UserError for a wrong option and DrawingError when nothing was drawn.
 */
export async function imagine(args: readonly string[], config: Config): Promise<number> {
  const { values, prompt } = readFlags(args);
  const { help, json, requests, ...rest } = values;
  if (help === true) {
    console.log(helpText);
    return 0;
  }
  const options = readOptions({ prompt, ...rest });
  if (typeof requests !== "string") draftOf(options);
  let line: ProgressLine | undefined;
  const audience = createTerminalAudience((_, progress) => line?.show(progress));
  return untilInterrupted(async (signal) =>
    withTable(config, { audience, signal }, async (table) => {
      if (typeof requests === "string") {
        const lines = requestLines(requests, signal);
        return (await drawMany(lines, { shared: options, tell: printJson }, table)) ? 0 : 1;
      }
      line = progressLine(`Drawing ${options.prompt ?? "a variation"}`);
      try {
        const { result, shortfall } = await draw(options, table);
        report(result, json === true, line);
        if (shortfall !== undefined) throw new DrawingError("incomplete", shortfall);
        return 0;
      } catch (error) {
        line.end("Nothing was drawn.");
        throw error;
      }
    }),
  );
}

function printJson(value: object): void {
  console.log(JSON.stringify(value));
}

function report(result: DrawnRequest, json: boolean, line: ProgressLine): void {
  line.end(`Drawn in ${(result.milliseconds / 1000).toFixed(1)} s by ${result.model}.`);
  if (json) {
    printJson(result);
    return;
  }
  for (const { message } of result.warnings) console.error(`Note: ${message}`);
  for (const image of result.images) {
    const { path, width, height, seed, variationSeed } = image;
    const varied = variationSeed === undefined ? "" : `  variation seed ${variationSeed}`;
    console.log(`${path}  ${width}x${height}  seed ${seed}${varied}`);
  }
}
