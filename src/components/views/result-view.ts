import { type APIMessageTopLevelComponent, ComponentType } from "discord.js";
import type { Job } from "../../domain/job.ts";
import { MAX_PICTURES } from "../../domain/limits.ts";
import { variationSeedOf } from "../../domain/variation-seed.ts";
import type { MessageView } from "../message-view.ts";
import { faces, upscaleFace, varyFace } from "../words.ts";
import { writeCustomId } from "../custom-id.ts";
import { sentence } from "./display-text.ts";
import {
  durationText,
  headline,
  mayRetry,
  modelText,
  originText,
  priceText,
  retryPriceText,
  type ViewOptions,
  warningLines,
} from "./job-text.ts";
import { button, type ButtonFace, gallery, lines, row } from "./parts.ts";
import { described, pictureFiles, type ViewPicture } from "./view-picture.ts";
import { inEnglish } from "../../words/index.ts";

/** What a result message says beyond its job. */
export interface ResultOptions extends ViewOptions {
  /** Notifies the owner, for a message that arrives late and by another way. */
  readonly notifyOwner?: boolean | undefined;
  /** The files were encoded anew to fit: a button then serves the originals. */
  readonly reencoded?: boolean | undefined;
  /** What else to say, such as that one picture of several failed. */
  readonly note?: string | undefined;
}

/**
 * A finished job: a gallery of exactly these pictures with alt text, the prompt, model, seeds, time
 * and warnings, and the buttons. Only as many V and U buttons as there are pictures, and "Try again"
 * where some are missing that may come yet.
 */
export function resultView(
  job: Job,
  pictures: readonly ViewPicture[],
  options: ResultOptions = {},
): MessageView {
  const shown = described(job, pictures);
  return {
    components: [
      lines(headline(job), originText(job, options)),
      ...(shown.length === 0 ? [] : [gallery(shown)]),
      lines(
        factsText(job, pictures, options),
        ...noteLines(job, options),
        warningLines(job.warnings),
      ),
      ...pictureRows(job, pictures),
      jobRow(job, options),
      ...(mayRetry(job) ? [retryRow(job)] : []),
      ...(pictures.length === 0 ? [] : [strengthRow(job)]),
    ],
    ...pictureFiles(job, pictures),
    mentions: options.notifyOwner === true ? [job.userId] : [],
  };
}

function factsText(job: Job, pictures: readonly ViewPicture[], options: ViewOptions): string {
  const ordered = pictures.toSorted((one, other) => one.picture.position - other.picture.position);
  const seeds = ordered.map(({ picture }) => `\`${picture.seed}\``).join(" · ");
  const first = ordered[0]?.picture;
  const facts = [
    modelText(job, options),
    first === undefined ? undefined : `${first.width} × ${first.height}`,
    job.startedAt === undefined || job.finishedAt === undefined
      ? undefined
      : durationText(job.finishedAt - job.startedAt),
    priceText(job),
  ].filter((fact) => fact !== undefined);
  const seedLine =
    ordered.length === 0 ? "" : `\n-# Seed${ordered.length === 1 ? "" : "s, in order:"} ${seeds}`;
  return `-# ${facts.join(" · ")}${seedLine}${variationLine(job, ordered)}`;
}

/** Beside the seed that they share, each variation has one from which it repeats. */
function variationLine(job: Job, pictures: readonly ViewPicture[]): string {
  const seeds = pictures.flatMap(({ picture }) => variationSeedOf(job, picture.position) ?? []);
  if (seeds.length === 0) return "";
  const named = seeds.length === 1 ? "Variation seed" : "Variation seeds, in order:";
  const strength = job.request.variation?.strength ?? 0;
  return `\n-# ${named} ${seeds.map((seed) => `\`${seed}\``).join(" · ")} at strength ${strength}`;
}

function noteLines(job: Job, options: ResultOptions): readonly (string | undefined)[] {
  return [
    options.note === undefined ? undefined : `⚠️ ${sentence(options.note)}`,
    job.failure === undefined ? undefined : `⚠️ ${sentence(inEnglish(job.failure.message))}`,
    retryPriceText(job),
    options.reencoded === true
      ? "-# Made smaller to fit this place. 📎 Originals gives the files as they were drawn."
      : undefined,
  ];
}

function pictureRows(
  job: Job,
  pictures: readonly ViewPicture[],
): readonly APIMessageTopLevelComponent[] {
  const positions = pictures
    .map(({ picture }) => picture.position)
    .toSorted((one, other) => one - other)
    .slice(0, MAX_PICTURES);
  if (positions.length === 0) return [];
  const buttons = (action: string, face: (position: number) => ButtonFace) =>
    row(
      ...positions.map((position) => button(face(position), { action, jobId: job.id, position })),
    );
  return [buttons("vary", varyFace), buttons("upscale", upscaleFace)];
}

function jobRow(job: Job, options: ResultOptions): APIMessageTopLevelComponent {
  const named = (action: "reroll" | "edit" | "details" | "delete" | "originals") =>
    button(faces[action], { action, jobId: job.id, position: undefined });
  return row(
    named("reroll"),
    named("edit"),
    named("details"),
    named("delete"),
    ...(options.reencoded === true ? [named("originals")] : []),
  );
}

/** The row of the job is full when there are originals to serve. */
function retryRow(job: Job): APIMessageTopLevelComponent {
  return row(button(faces.tryAgain, { action: "retry", jobId: job.id, position: undefined }));
}

function strengthRow(job: Job): APIMessageTopLevelComponent {
  return row({
    type: ComponentType.StringSelect,
    custom_id: writeCustomId({ action: "strength", jobId: job.id, position: undefined }),
    placeholder: "How far your V buttons go: subtle or strong",
    options: [
      { label: "Subtle", value: "subtle", description: "V keeps what is in the picture" },
      { label: "Strong", value: "strong", description: "V moves further away from it" },
    ],
  });
}
