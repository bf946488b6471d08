import { type APIMessageTopLevelComponent, ComponentType } from "discord.js";
import type { Job } from "../../domain/job.ts";
import type { MessageView, ViewFile } from "../message-view.ts";
import { commandText } from "./command-text.ts";
import { literal, sentence } from "./display-text.ts";
import { durationText, modelText, originText, type ViewOptions } from "./job-text.ts";
import { lines, paragraph } from "./parts.ts";

const COMMAND_CHARACTERS = 1600;
const WARNING_CHARACTERS = 1200;
const COMMAND_FILE = "imagine.txt";

/**
 * Everything about a job: all parameters as a command to copy, seeds, source, parent, warnings.
 * A command that a code block cannot hold (too long, or with ``` in it) comes as a file.
 */
export function detailsView(job: Job, options: ViewOptions = {}): MessageView {
  const command = copyable(commandText(job.request));
  return {
    components: [
      lines(
        `### Details of \`${job.id}\``,
        originText(job, options),
        ...parameterLines(job, options),
      ),
      ...command.components,
      ...allWarnings(job),
    ],
    files: command.files,
    keep: [],
    mentions: [],
  };
}

/** Text to copy exactly: a code block, or a file where a code block would change or cut it. */
export function copyable(
  text: string,
  fileName: string = COMMAND_FILE,
): { readonly components: readonly APIMessageTopLevelComponent[]; readonly files: ViewFile[] } {
  if (text.length <= COMMAND_CHARACTERS && !text.includes("```"))
    return { components: [paragraph(`\`\`\`\n${text}\n\`\`\``)], files: [] };
  return {
    components: [{ type: ComponentType.File, file: { url: `attachment://${fileName}` } }],
    files: [{ name: fileName, bytes: new TextEncoder().encode(text), description: "Text to copy" }],
  };
}

function parameterLines(job: Job, options: ViewOptions): readonly (string | undefined)[] {
  const { request, pictures } = job;
  const ordered = pictures.toSorted((one, other) => one.position - other.position);
  const first = ordered[0];
  return [
    `**Model** ${modelText(job, options)} (\`${request.model}\`)`,
    first === undefined ? undefined : `**Size** ${first.width} × ${first.height}`,
    ...ordered.map(
      ({ position, seed }) =>
        `**Seed of picture ${position + 1}** \`${seed}\`${ordered.length > 1 ? " (with count 1, it repeats alone)" : ""}`,
    ),
    settingLine("Style", request.style),
    settingLine("Steps", request.steps),
    settingLine("Guidance scale", request.guidanceScale),
    settingLine("Scheduler", request.scheduler),
    settingLine("Sigmas", request.sigmas),
    settingLine("Clip skip", request.clipSkip),
    request.refiner?.on === undefined
      ? undefined
      : settingLine("Refiner", request.refiner.on ? "on" : "off"),
    settingLine("High-noise fraction", request.refiner?.highNoiseFraction),
    sourceLine(job),
    job.startedAt === undefined || job.finishedAt === undefined
      ? undefined
      : `**Time** ${durationText(job.finishedAt - job.startedAt)}`,
  ];
}

function settingLine(label: string, value: string | number | undefined): string | undefined {
  return value === undefined ? undefined : `**${label}** ${literal(String(value))}`;
}

function sourceLine(job: Job): string | undefined {
  const source = job.request.source;
  if (source === undefined) return undefined;
  const strength =
    source.strength === undefined ? "the model's own strength" : `strength ${source.strength}`;
  const enlarged = source.enlarge === undefined ? "" : `, enlarged ${source.enlarge} times`;
  return `**Starts from** a picture of ${source.width} × ${source.height}${enlarged}, ${strength}. Attach it as \`image\` to repeat this by hand.`;
}

function allWarnings(job: Job): readonly APIMessageTopLevelComponent[] {
  if (job.warnings.length === 0) return [];
  const shown: string[] = [];
  let length = 0;
  for (const { option, message } of job.warnings) {
    const line = `⚠️ \`${option.replaceAll("`", "")}\`: ${sentence(message, 300)}`;
    length += line.length + 1;
    if (length > WARNING_CHARACTERS) break;
    shown.push(line);
  }
  return shown.length === 0 ? [] : [lines(...shown)];
}
