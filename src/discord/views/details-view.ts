import type { Job } from "../../domain/job.ts";
import type { Hires } from "../../domain/picture-options.ts";
import { variationSeedOf } from "../../domain/variation-seed.ts";
import type { Credentials } from "../../images/content-credentials.ts";
import { digitalSource } from "../../images/digital-source.ts";
import { copyable } from "../messages/copyable.ts";
import type { DiscordWords } from "../messages/discord-words.ts";
import { code, literal, shortened } from "../messages/display-text.ts";
import { messageOf, type MessageView } from "../messages/message-view.ts";
import { lines } from "../messages/parts.ts";
import { credentialsText } from "./credentials-text.ts";
import { commandText, extensionText } from "./command-text.ts";
import { modelText, originText, takenText, type ViewOptions, warningLines } from "./job-text.ts";

const PARAMETER_CHARACTERS = 1200;
const ALL_WARNINGS = 30;
const WARNING_CHARACTERS = 1000;

/** Beside the usual ones: who signed the files, as one of them says. */
export interface DetailsOptions extends ViewOptions {
  readonly credentials?: Credentials | undefined;
}

/**
 * Everything about a job: all parameters as a command to copy, seeds, source, parent, warnings.
 * A command that a code block cannot hold (too long, or with ``` in it) comes as a file.
 */
export function detailsView(
  words: DiscordWords,
  job: Job,
  options: DetailsOptions = {},
): MessageView {
  const command = copyable(words, commandText(job.request), "imagine.txt");
  const warnings = warningLines(words, job.warnings, ALL_WARNINGS);
  return messageOf(
    [
      lines(
        `### ${words.say("messages.details-of", { id: job.id })}`,
        originText(words, job, options),
        shortened(parameterLines(words, job, options).join("\n"), PARAMETER_CHARACTERS),
      ),
      ...command.components,
      ...(options.credentials === undefined
        ? []
        : [lines(credentialsText(words, options.credentials))]),
      ...(warnings === undefined ? [] : [lines(shortened(warnings, WARNING_CHARACTERS))]),
    ],
    { files: command.files },
  );
}

function parameterLines(words: DiscordWords, job: Job, options: ViewOptions): readonly string[] {
  const { request } = job;
  const { refiner, variation } = request;
  const settings: readonly (readonly [string, string | number | undefined])[] = [
    [words.say("messages.style"), request.style],
    [words.say("messages.steps"), request.steps],
    [words.say("messages.guidance"), request.guidanceScale],
    [words.say("messages.scheduler"), request.scheduler],
    [words.say("messages.sigmas"), request.sigmas],
    [words.say("messages.eta"), request.eta],
    [words.say("messages.clip-skip"), request.clipSkip],
    [
      words.say("messages.refiner"),
      refiner?.on === undefined
        ? undefined
        : words.say(refiner.on ? "messages.on" : "messages.off"),
    ],
    [words.say("messages.high-noise-fraction"), refiner?.highNoiseFraction],
    [words.say("messages.variation-strength"), variation?.strength],
    [words.say("messages.second-pass"), request.hires && hiresText(words, request.hires)],
    [words.say("messages.time"), takenText(words, job)],
  ];
  return [
    `**${words.say("messages.model")}** ${modelText(job, options)} (${code(request.model)})`,
    ...pictureLines(words, job),
    ...settings.flatMap(([label, value]) => {
      if (value === undefined) return [];
      return [`**${label}** ${typeof value === "number" ? words.number(value) : literal(value)}`];
    }),
    ...sourceLines(words, job),
    ...(job.pictures.length === 0 ? [] : [markingLine(words, options)]),
  ];
}

/** That the files say that a machine made them, in IPTC's own term. */
function markingLine(words: DiscordWords, { isComposite = false }: ViewOptions): string {
  return words.say("moderation.marked", { term: digitalSource(isComposite) });
}

function hiresText(words: DiscordWords, { factor, strength, steps, upscaler }: Hires): string {
  const { plain } = words;
  return [
    plain.say("messages.times", { factor }),
    upscaler,
    strength === undefined ? undefined : plain.say("messages.strength-of", { strength }),
    steps === undefined ? undefined : plain.say("messages.steps-of", { count: steps }),
  ]
    .filter((part) => part !== undefined)
    .join(", ");
}

function pictureLines(words: DiscordWords, job: Job): readonly string[] {
  const ordered = job.pictures.toSorted((one, other) => one.position - other.position);
  const isVaried = variationSeedOf(job, 0) !== undefined;
  const alone = isVaried ? "messages.repeats-from-two" : "messages.repeats-from-one";
  return [
    ...ordered.map(({ position, seed, width, height }) => {
      const variationSeed = variationSeedOf(job, position);
      const picture = { number: position + 1, seed, width, height };
      return variationSeed === undefined
        ? words.say("messages.picture-facts", picture)
        : words.say("messages.varied-picture-facts", { ...picture, variationSeed });
    }),
    ...(ordered.length > 1 ? [words.say(alone)] : []),
  ];
}

function sourceLines(words: DiscordWords, { request: { source } }: Job): readonly string[] {
  if (source === undefined) return [];
  const { width, height, strength, enlarge, mask, extend } = source;
  const parts = [
    words.say("messages.starts-from", { width, height }),
    enlarge === undefined ? undefined : words.say("messages.enlarged", { factor: enlarge }),
    extend && words.say("messages.extended", { sides: extensionText(extend) }),
    mask && words.say("messages.masked"),
    strength === undefined
      ? words.say("messages.own-strength")
      : words.say("messages.strength-of", { strength }),
  ];
  return [
    parts.filter((part) => part !== undefined).join(", "),
    words.say(mask === undefined ? "messages.attach-source" : "messages.attach-source-and-mask"),
  ];
}
