import type { Job, JobKind } from "../../domain/job.ts";
import type { AnswerTarget } from "../../domain/answer-target.ts";
import type { Source } from "../../domain/request.ts";
import type { Warning } from "../../domain/warning.ts";
import { type Message, say } from "../../words/index.ts";
import type { DiscordWords } from "../messages/discord-words.ts";
import { code, literal, oneLine, shortened } from "../messages/display-text.ts";
import { facts, link } from "../messages/parts.ts";

/** What a view cannot read from the job itself. */
export interface ViewOptions {
  /** The name of the job's model; its id stands in for it. */
  readonly modelName?: string | undefined;
  /** The address of the message that the job started from. */
  readonly parentUrl?: string | undefined;
  /** Whether something of a picture that a person sent is in it. */
  readonly isComposite?: boolean | undefined;
}

/** Characters of a prompt that a message shows; storage and details keep it whole. */
const SHOWN_PROMPT_CHARACTERS = 300;
const SHOWN_WARNINGS = 5;
const WARNING_CHARACTERS = 250;

/** A prompt for display, at most about twice `limit` characters long once escaped. */
export function shownPrompt(
  words: DiscordWords,
  prompt: string,
  limit: number = SHOWN_PROMPT_CHARACTERS,
): string {
  return oneLine(prompt) === "" ? words.say("messages.no-words") : literal(prompt, limit);
}

/** The first line of every message about a job: its prompt, and whose it is. */
export function headline(words: DiscordWords, job: Job): string {
  return `**${shownPrompt(words, job.request.prompt)}** — <@${job.userId}>`;
}

/** The model's name for display. */
export function modelText(job: Job, options: ViewOptions): string {
  return literal(options.modelName ?? job.request.model);
}

/** The job's estimated price in the operator's unit, where one is set: "about 0.06". */
export function priceText(words: DiscordWords, { cost }: Job): string | undefined {
  return cost === undefined ? undefined : words.say("messages.price", { price: cost });
}

/** The small line about who draws, and at what price. */
export function makerText(words: DiscordWords, job: Job, options: ViewOptions): string {
  return `-# ${facts(modelText(job, options), priceText(words, job))}`;
}

/** How long a job was drawn, in words; undefined until it has ended. */
export function takenText(words: DiscordWords, { startedAt, finishedAt }: Job): string | undefined {
  if (startedAt === undefined || finishedAt === undefined) return undefined;
  return words.duration(finishedAt - startedAt);
}

/** The address of the message that answers a job, once it is known; a private one has none. */
export function messageUrl(target: AnswerTarget): string | undefined {
  if (target.kind === "terminal" || target.messageId === undefined) return undefined;
  if (target.kind === "interaction" && target.isPrivate === true) return undefined;
  return `https://discord.com/channels/${target.guildId ?? "@me"}/${target.channelId}/${target.messageId}`;
}

/** How the job came about, as a small line; undefined for a plain `/imagine`. */
export function originText(
  words: DiscordWords,
  job: Job,
  { parentUrl }: ViewOptions,
): string | undefined {
  const origin = originOf[job.kind](job);
  if (origin === undefined) return undefined;
  const parent =
    parentUrl === undefined ? undefined : link(words.say("messages.parent"), parentUrl);
  return `-# ${facts(words.text(origin), parent)}`;
}

const parentNumber = ({ parent }: Job): number => (parent?.position ?? 0) + 1;

function sourceOrigin(source: Source | undefined): Message | undefined {
  if (source === undefined) return undefined;
  if (source.mask !== undefined) return say("messages.origin-mask");
  if (source.extend !== undefined) return say("messages.origin-extend");
  return say("messages.origin-picture");
}

const originOf: Readonly<Record<JobKind, (job: Job) => Message | undefined>> = {
  imagine: ({ request }) => sourceOrigin(request.source),
  vary: (job) =>
    job.parent === undefined
      ? say("messages.origin-vary-any")
      : say("messages.origin-vary", { number: parentNumber(job) }),
  upscale: (job) => say("messages.origin-upscale", { number: parentNumber(job) }),
  reroll: () => say("messages.origin-reroll"),
  edit: () => say("messages.origin-edit"),
  retry: () => say("messages.origin-retry"),
  repeat: () => say("messages.origin-repeat"),
  extend: (job) => say("more.origin-extend", { number: parentNumber(job) }),
  redraw: (job) => say("more.origin-redraw", { number: parentNumber(job) }),
  hires: (job) => say("more.origin-hires", { number: parentNumber(job) }),
  instruct: (job) => say("more.origin-instruct", { number: parentNumber(job) }),
  animate: (job) => say("more.origin-animate", { number: parentNumber(job) }),
};

/** The first `limit` warnings as lines, and how many more there are; undefined for none. */
export function warningLines(
  words: DiscordWords,
  warnings: readonly Warning[],
  limit: number = SHOWN_WARNINGS,
): string | undefined {
  if (warnings.length === 0) return undefined;
  const shown = warnings
    .slice(0, limit)
    .map(
      ({ option, message }) =>
        `⚠️ ${code(option)}: ${shortened(words.text(message), WARNING_CHARACTERS)}`,
    );
  const count = warnings.length - limit;
  return [...shown, ...(count > 0 ? [words.say("messages.more-warnings", { count })] : [])].join(
    "\n",
  );
}

/** Whether somebody may order again what a job did not give. */
export function mayRetry({ failure }: Job): boolean {
  return failure?.mayRepeat === true;
}

/** What "Try again" may cost, where that is not known; undefined where it is. */
export function retryPriceText(words: DiscordWords, job: Job): string | undefined {
  return mayRetry(job) && job.failure?.mayBeBilled === true
    ? words.say("messages.retry-price")
    : undefined;
}
