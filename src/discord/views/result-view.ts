import { type APIMessageTopLevelComponent, ComponentType } from "discord.js";
import { isStill } from "../../domain/file-kind.ts";
import type { Job } from "../../domain/job.ts";
import { stillPositions } from "../../domain/job-pictures.ts";
import { variationSeedOf } from "../../domain/variation-seed.ts";
import type { Message } from "../../words/index.ts";
import { writeCustomId } from "../messages/custom-id.ts";
import type { DiscordWords } from "../messages/discord-words.ts";
import { code, shortened } from "../messages/display-text.ts";
import { messageOf, type MessageView } from "../messages/message-view.ts";
import { button, type ButtonFace, facts, gallery, lines, row } from "../messages/parts.ts";
import { faces, upscaleFace, varyFace } from "./faces.ts";
import {
  headline,
  mayRetry,
  modelText,
  originText,
  priceText,
  retryPriceText,
  takenText,
  type ViewOptions,
  warningLines,
} from "./job-text.ts";
import { described, pictureFiles, type ViewPicture } from "./view-picture.ts";

const REASON_CHARACTERS = 600;

const jobFaces = {
  reroll: faces.reroll,
  edit: faces.edit,
  more: faces.more,
  details: faces.details,
  delete: faces.delete,
  retry: faces.tryAgain,
  originals: faces.originals,
} as const;

/** What a result message says beyond its job. */
export interface ResultOptions extends ViewOptions {
  /** Notifies the owner, for a message that arrives late and by another way. */
  readonly notifyOwner?: boolean | undefined;
  /** The files were encoded anew to fit: a button then serves the originals. */
  readonly reencoded?: boolean | undefined;
  /** What else to say, such as that one picture of several failed. */
  readonly note?: Message | undefined;
}

/**
 * A finished job: a gallery of exactly these pictures with alt text, the prompt, model, seeds, time
 * and warnings, and the buttons. Only as many V and U buttons as there are pictures, and "Try again"
 * where some are missing that may come yet.
 */
export function resultView(
  words: DiscordWords,
  job: Job,
  pictures: readonly ViewPicture[],
  options: ResultOptions = {},
): MessageView {
  const shown = described(words, job, pictures);
  return messageOf(
    [
      lines(headline(words, job), originText(words, job, options)),
      ...(shown.length === 0 ? [] : [gallery(shown)]),
      lines(
        ...factLines(words, job, pictures, options),
        ...noteLines(words, job, options),
        pictures.some(({ picture }) => picture.isSpoiler === true)
          ? `-# ${words.say("moderation.behind-spoiler")}`
          : undefined,
        warningLines(words, job.warnings),
      ),
      ...pictureRows(words, job, pictures),
      jobRow(words, job, pictures),
      ...secondRow(words, job, options),
      ...(pictures.some(({ picture }) => isStill(picture)) ? [strengthRow(words, job)] : []),
    ],
    {
      ...pictureFiles(words, job, pictures),
      mentions: options.notifyOwner === true ? [job.userId] : [],
    },
  );
}

function factLines(
  words: DiscordWords,
  job: Job,
  pictures: readonly ViewPicture[],
  options: ViewOptions,
): readonly (string | undefined)[] {
  const ordered = pictures.toSorted((one, other) => one.picture.position - other.picture.position);
  const first = ordered[0]?.picture;
  const seeds = ordered.map(({ picture }) => picture.seed);
  const variationSeeds = ordered.flatMap(
    ({ picture }) => variationSeedOf(job, picture.position) ?? [],
  );
  const strength = job.request.variation?.strength ?? 0;
  return [
    `-# ${facts(
      modelText(job, options),
      first === undefined ? undefined : `${first.width} × ${first.height}`,
      takenText(words, job),
      priceText(words, job),
    )}`,
    seeds.length === 0
      ? undefined
      : `-# ${words.say("messages.seeds", { count: seeds.length })} ${inOrder(seeds)}`,
    // Beside the seed that they share, each variation has one from which it repeats.
    variationSeeds.length === 0
      ? undefined
      : `-# ${words.say("messages.variation-seeds", { count: variationSeeds.length })} ${inOrder(variationSeeds)} ${words.say("messages.at-strength", { strength })}`,
  ];
}

function inOrder(seeds: readonly number[]): string {
  return facts(...seeds.map((seed) => code(String(seed))));
}

function noteLines(
  words: DiscordWords,
  job: Job,
  { note, reencoded }: ResultOptions,
): readonly (string | undefined)[] {
  const warned = (message: Message | undefined): string | undefined =>
    message && `⚠️ ${shortened(words.text(message), REASON_CHARACTERS)}`;
  return [
    warned(note),
    warned(job.failure?.message),
    retryPriceText(words, job),
    reencoded === true ? words.say("messages.made-smaller") : undefined,
  ];
}

function pictureRows(
  words: DiscordWords,
  job: Job,
  pictures: readonly ViewPicture[],
): readonly APIMessageTopLevelComponent[] {
  const positions = stillPositions(pictures.map(({ picture }) => picture));
  if (positions.length === 0) return [];
  const buttons = (action: string, face: (position: number) => ButtonFace) =>
    row(
      ...positions.map((position) =>
        button(words, face(position), { action, jobId: job.id, position }),
      ),
    );
  return [buttons("vary", varyFace), buttons("upscale", upscaleFace)];
}

function jobRow(
  words: DiscordWords,
  job: Job,
  pictures: readonly ViewPicture[],
): APIMessageTopLevelComponent {
  const [first] = stillPositions(pictures.map(({ picture }) => picture));
  // More stands where there is a picture to go on from, and begins with the first one here.
  const more = first === undefined ? [] : [jobButton(words, job, "more", first)];
  return row(
    jobButton(words, job, "reroll"),
    jobButton(words, job, "edit"),
    jobButton(words, job, "details"),
    jobButton(words, job, "delete"),
    ...more,
  );
}

/** What is there at times: the row of the job is full. */
function secondRow(
  words: DiscordWords,
  job: Job,
  { reencoded }: ResultOptions,
): readonly APIMessageTopLevelComponent[] {
  const buttons = [
    ...(mayRetry(job) ? [jobButton(words, job, "retry")] : []),
    ...(reencoded === true ? [jobButton(words, job, "originals")] : []),
  ];
  return buttons.length === 0 ? [] : [row(...buttons)];
}

function jobButton(
  words: DiscordWords,
  { id: jobId }: Job,
  action: keyof typeof jobFaces,
  position?: number,
) {
  return button(words, jobFaces[action], { action, jobId, position });
}

function strengthRow({ plain }: DiscordWords, job: Job): APIMessageTopLevelComponent {
  return row({
    type: ComponentType.StringSelect,
    custom_id: writeCustomId({ action: "strength", jobId: job.id, position: undefined }),
    placeholder: plain.say("messages.strength"),
    options: [
      {
        label: plain.say("messages.subtle"),
        value: "subtle",
        description: plain.say("messages.subtle-hint"),
      },
      {
        label: plain.say("messages.strong"),
        value: "strong",
        description: plain.say("messages.strong-hint"),
      },
    ],
  });
}
