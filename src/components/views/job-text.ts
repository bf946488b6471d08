import type { Job, JobKind } from "../../domain/job.ts";
import type { Place } from "../../domain/place.ts";
import type { Source } from "../../domain/request.ts";
import type { Warning } from "../../domain/warning.ts";
import { literal, sentence, shownPrompt } from "./display-text.ts";
import { inEnglish } from "../../words/index.ts";

/** What a view cannot read from the job itself. */
export interface ViewOptions {
  /** The name of the job's model; its id stands in for it. */
  readonly modelName?: string | undefined;
  /** The address of the message that the job started from. */
  readonly parentUrl?: string | undefined;
}

const SHOWN_WARNINGS = 5;

/** The first line of every message about a job: its prompt, and whose it is. */
export function headline(job: Job): string {
  return `**${shownPrompt(job.request.prompt)}** — <@${job.userId}>`;
}

/** The model's name for display. */
export function modelText(job: Job, options: ViewOptions): string {
  return literal(options.modelName ?? job.request.model);
}

/** The job's estimated price in the operator's unit, where one is set: "about 0.06". */
export function priceText({ cost }: Job): string | undefined {
  // A sum of prices such as 3 × 0.02 is not exactly 0.06 in binary.
  return cost === undefined ? undefined : `price: about ${Number(cost.toPrecision(6))}`;
}

/** The small line about who draws, and at what price. */
export function makerText(job: Job, options: ViewOptions): string {
  const parts = [modelText(job, options), priceText(job)];
  return `-# ${parts.filter((part) => part !== undefined).join(" · ")}`;
}

/** A duration in words; milliseconds in, "8.4 s" or "2 min 5 s" out. */
export function durationText(milliseconds: number): string {
  const seconds = Math.max(0, milliseconds) / 1000;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const rest = whole % 60;
  return rest === 0 ? `${Math.floor(whole / 60)} min` : `${Math.floor(whole / 60)} min ${rest} s`;
}

/** The address of the message that answers a job, once it is known. */
export function messageUrl(place: Place): string | undefined {
  if (place.kind === "terminal" || place.messageId === undefined) return undefined;
  return `https://discord.com/channels/${place.guildId ?? "@me"}/${place.channelId}/${place.messageId}`;
}

/** How the job came about, as a small line; undefined for a plain `/imagine`. */
export function originText(job: Job, options: ViewOptions): string | undefined {
  const words = originWords[job.kind](job);
  if (words === undefined) return undefined;
  const { parentUrl } = options;
  return `-# ${words}${parentUrl === undefined ? "" : ` · [the message it came from](${parentUrl})`}`;
}

const parentNumber = ({ parent }: Job): number => (parent?.position ?? 0) + 1;

function sourceWords(source: Source | undefined): string | undefined {
  if (source === undefined) return undefined;
  if (source.mask !== undefined) return "A part of a picture redrawn (inpainting)";
  if (source.extend !== undefined) return "A picture drawn beyond its edges (outpainting)";
  return "Drawn from a picture (img2img)";
}

const originWords: Readonly<Record<JobKind, (job: Job) => string | undefined>> = {
  imagine: ({ request }) => sourceWords(request.source),
  vary: (job) =>
    job.parent === undefined
      ? "Variation of a picture (img2img)"
      : `Variation of picture ${parentNumber(job)} (img2img)`,
  upscale: (job) => `Picture ${parentNumber(job)} redrawn at twice the size (img2img)`,
  reroll: () => "Rerolled with a new seed",
  edit: () => "Edited",
  retry: () => "Tried again",
};

/** The first `limit` warnings as lines, and how many more there are; undefined for none. */
export function warningLines(
  warnings: readonly Warning[],
  limit: number = SHOWN_WARNINGS,
): string | undefined {
  if (warnings.length === 0) return undefined;
  const shown = warnings
    .slice(0, limit)
    .map(
      ({ option, message }) =>
        `⚠️ \`${option.replaceAll("`", "")}\`: ${sentence(inEnglish(message), 250)}`,
    );
  const more = warnings.length - limit;
  return [...shown, ...(more > 0 ? [`-# …and ${more} more under Details`] : [])].join("\n");
}

/** Whether somebody may order again what a job did not give. */
export function mayRetry({ failure }: Job): boolean {
  return failure?.mayRepeat === true;
}

/** What "Try again" may cost, where that is not known; undefined where it is. */
export function retryPriceText(job: Job): string | undefined {
  return mayRetry(job) && job.failure?.mayBeBilled === true
    ? "It is not known whether the first attempt was paid for: trying again may be charged twice."
    : undefined;
}
