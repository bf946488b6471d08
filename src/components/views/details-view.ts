import type { Job } from "../../domain/job.ts";
import type { Hires } from "../../domain/picture-options.ts";
import { variationSeedOf } from "../../domain/variation-seed.ts";
import type { MessageView } from "../message-view.ts";
import { commandText, extensionText } from "./command-text.ts";
import { copyable } from "./copyable.ts";
import { cut, literal } from "./display-text.ts";
import { durationText, modelText, originText, type ViewOptions, warningLines } from "./job-text.ts";
import { lines } from "./parts.ts";

const PARAMETER_CHARACTERS = 1200;
const ALL_WARNINGS = 30;
const WARNING_CHARACTERS = 1000;

/**
 * Everything about a job: all parameters as a command to copy, seeds, source, parent, warnings.
 * A command that a code block cannot hold (too long, or with ``` in it) comes as a file.
 */
export function detailsView(job: Job, options: ViewOptions = {}): MessageView {
  const command = copyable(commandText(job.request), "imagine.txt");
  const warnings = warningLines(job.warnings, ALL_WARNINGS);
  return {
    components: [
      lines(
        `### Details of \`${job.id}\``,
        originText(job, options),
        cut(parameterLines(job, options).join("\n"), PARAMETER_CHARACTERS),
      ),
      ...command.components,
      ...(warnings === undefined ? [] : [lines(cut(warnings, WARNING_CHARACTERS))]),
    ],
    files: command.files,
    keep: [],
    mentions: [],
  };
}

function parameterLines(job: Job, options: ViewOptions): readonly string[] {
  const { request } = job;
  const refiner = request.refiner?.on === undefined ? undefined : request.refiner.on ? "on" : "off";
  const taken =
    job.startedAt === undefined || job.finishedAt === undefined
      ? undefined
      : durationText(job.finishedAt - job.startedAt);
  const settings: readonly (readonly [string, string | number | undefined])[] = [
    ["Style", request.style],
    ["Steps", request.steps],
    ["Guidance scale", request.guidanceScale],
    ["Scheduler", request.scheduler],
    ["Sigmas", request.sigmas],
    ["Eta", request.eta],
    ["Clip skip", request.clipSkip],
    ["Refiner", refiner],
    ["High-noise fraction", request.refiner?.highNoiseFraction],
    ["Variation strength", request.variation?.strength],
    ["Second pass", request.hires && hiresText(request.hires)],
    ["Time", taken],
  ];
  return [
    `**Model** ${modelText(job, options)} (\`${request.model}\`)`,
    ...pictureLines(job),
    ...settings
      .filter(([, value]) => value !== undefined)
      .map(([label, value]) => `**${label}** ${literal(String(value))}`),
    ...sourceLines(job),
  ];
}

function hiresText({ factor, strength, steps, upscaler }: Hires): string {
  const parts = [
    `${factor} times`,
    upscaler,
    strength === undefined ? undefined : `strength ${strength}`,
    steps === undefined ? undefined : `${steps} steps`,
  ];
  return parts.filter((part) => part !== undefined).join(", ");
}

function pictureLines(job: Job): readonly string[] {
  const { pictures } = job;
  const ordered = pictures.toSorted((one, other) => one.position - other.position);
  const isVaried = variationSeedOf(job, 0) !== undefined;
  const seeds = isVaried ? "its two seeds" : "its seed";
  const alone =
    ordered.length > 1 ? [`-# Each picture repeats alone from ${seeds} with count 1.`] : [];
  return [
    ...ordered.map(
      ({ position, seed, width, height }) =>
        `**Picture ${position + 1}** seed \`${seed}\`${variationText(job, position)}, ${width} × ${height}`,
    ),
    ...alone,
  ];
}

function variationText(job: Job, position: number): string {
  const seed = variationSeedOf(job, position);
  return seed === undefined ? "" : `, variation seed \`${seed}\``;
}

function sourceLines({ request: { source } }: Job): readonly string[] {
  if (source === undefined) return [];
  const strength =
    source.strength === undefined ? "the model's own strength" : `strength ${source.strength}`;
  const enlarged = source.enlarge === undefined ? "" : `, enlarged ${source.enlarge} times`;
  const { mask, extend } = source;
  const extended = extend === undefined ? "" : `, extended by ${extensionText(extend)}`;
  const masked = mask === undefined ? "" : ", only its masked part";
  const attached = mask === undefined ? "" : " and its mask as `mask`";
  return [
    `**Starts from** a picture of ${source.width} × ${source.height}${enlarged}${extended}${masked}, ${strength}`,
    `-# To repeat this by hand, attach that picture as \`image\`${attached}.`,
  ];
}
