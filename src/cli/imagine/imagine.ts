import type { Config } from "../../config/config.ts";
import { knownOptions } from "../../pipeline/orders/known-options.ts";
import { say, type Words } from "../../words/index.ts";
import { type Arguments, readArguments } from "./arguments.ts";
import { draw, type Drawing, type DrawnRequest } from "./draw.ts";
import { drawMany } from "./draw-many.ts";
import { DrawingError } from "./drawing-error.ts";
import { helpText } from "./help.ts";
import type { ImagineContext } from "./imagine-context.ts";
import { withContext } from "./open-context.ts";
import { checkWords, type ImagineOptions, readOptions } from "./options.ts";
import { requestLines } from "./request-lines.ts";
import { type ProgressLine, progressLine } from "./show-progress.ts";
import { createTerminalAudience } from "./terminal-audience.ts";
import { untilInterrupted } from "./until-interrupted.ts";

/**
 * `npm run imagine -- "a red apple" …`: the same pipeline without Discord. Gives the exit status;
 * throws UserError for a wrong option and DrawingError when nothing was drawn.
 */
export async function imagine(
  args: readonly string[],
  config: Config,
  words: Words,
): Promise<number> {
  const { given, help, requests, json } = readArguments(args);
  if (help) {
    console.log(helpText(words));
    return 0;
  }
  // What is wrong is said before any model is looked at; names of several words are read once they are known.
  const early = readOptions(given, knownOptions({ models: [] }));
  if (requests === undefined) checkWords(early);
  let line: ProgressLine | undefined;
  const audience = createTerminalAudience((_, progress) => line?.show(progress));
  return untilInterrupted(async (signal) =>
    withContext(config, { audience, signal, words }, async (context) => {
      const options = readOptions(given, knownOptions(context.studio));
      if (requests !== undefined) return await drawLines(requests, options, context);
      line = progressLine(words.text(titleOf(options)), words);
      try {
        return report(await draw(options, context), { json, line, words });
      } catch (error) {
        line.end(words.say("terminal.nothing-was-drawn"));
        throw error;
      }
    }),
  );
}

function titleOf({ choices }: ImagineOptions) {
  const prompt = choices.get("prompt")?.value;
  return typeof prompt === "string" && prompt !== ""
    ? say("terminal.drawing", { prompt })
    : say("terminal.drawing-variation");
}

async function drawLines(
  file: string,
  shared: ImagineOptions,
  context: ImagineContext,
): Promise<number> {
  const lines = requestLines(file, context.signal);
  return (await drawMany(lines, { shared, tell: printJson }, context)) ? 0 : 1;
}

function printJson(value: object): void {
  console.log(JSON.stringify(value));
}

interface Reporting extends Pick<Arguments, "json"> {
  readonly line: ProgressLine;
  readonly words: Words;
}

function report({ result, shortfall }: Drawing, { json, line, words }: Reporting): number {
  const { milliseconds, model } = result;
  line.end(words.say("terminal.drawn", { milliseconds, model }));
  if (json) printJson(result);
  else printResult(result, words);
  if (shortfall !== undefined) throw new DrawingError("incomplete", shortfall);
  return 0;
}

function printResult({ warnings, images }: DrawnRequest, words: Words): void {
  for (const { code, params } of warnings)
    console.error(words.say("terminal.note", { note: { code, params } }));
  for (const { path, width, height, seed, variationSeed } of images) {
    const seeds =
      variationSeed === undefined
        ? words.say("terminal.seed", { seed })
        : words.say("terminal.seeds", { seed, variationSeed });
    console.log(`${path}  ${width}x${height}  ${seeds}`);
  }
}
