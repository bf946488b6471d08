import { EaselError } from "../../domain/errors.ts";
import type { ProviderErrorKind, RefusedErrorCode, UserErrorCode } from "../../domain/errors.ts";
import { newIncident } from "../../lib/incident.ts";
import { type Message, say } from "../../words/index.ts";
import { isDiscordsAnswer, problemOf } from "../connection/delivery-problem.ts";
import type { DiscordWords } from "../messages/discord-words.ts";
import { shortened } from "../messages/display-text.ts";
import { messageOf, type MessageView } from "../messages/message-view.ts";
import { lines } from "../messages/parts.ts";

type ErrorCode =
  | UserErrorCode
  | RefusedErrorCode
  | ProviderErrorKind
  | "diffusion"
  | "config"
  | "storage";

const TEXT_CHARACTERS = 1800;

/** The headline of every foreseen error; a new code does not compile until it has one. */
const headlines: Readonly<Record<ErrorCode, Message>> = {
  "invalid-option": say("discord.error-invalid-option"),
  "invalid-picture": say("discord.error-invalid-picture"),
  "picture-too-large": say("discord.error-picture-too-large"),
  "no-picture": say("discord.error-no-picture"),
  "unknown-job": say("discord.error-unknown-job"),
  "unknown-model": say("discord.error-unknown-model"),
  "not-yours": say("discord.error-not-yours"),
  "already-retried": say("discord.error-already-retried"),
  gone: say("discord.error-gone"),
  "queue-full": say("discord.error-queue-full"),
  "too-many-jobs": say("discord.error-too-many-jobs"),
  "daily-limit": say("discord.error-daily-limit"),
  "budget-spent": say("discord.error-budget-spent"),
  "not-allowed": say("discord.error-not-allowed"),
  "shutting-down": say("discord.error-shutting-down"),
  "bad-key": say("discord.error-bad-key"),
  "no-credits": say("discord.error-no-credits"),
  "content-refused": say("discord.error-content-refused"),
  "bad-parameter": say("discord.error-bad-parameter"),
  "gone-model": say("discord.error-gone-model"),
  "rate-limited": say("discord.error-rate-limited"),
  overloaded: say("discord.error-overloaded"),
  timeout: say("discord.error-timeout"),
  "broken-answer": say("discord.error-broken-answer"),
  unknown: say("discord.error-unknown"),
  diffusion: say("discord.error-diffusion"),
  config: say("discord.error-config"),
  storage: say("storage.headline"),
};

/** An error as the person who asked is told of it; `incident` is set when it is a bug. */
export interface PresentedError {
  readonly headline: Message;
  readonly text: Message;
  readonly incident: string | undefined;
}

/**
 * Says any error. A foreseen one gets its headline and its own message, and so does trouble with
 * Discord; anything else is a bug, of which the person only learns a number that also stands in
 * the log.
 */
export function presentError(error: unknown, drawIncident = newIncident): PresentedError {
  if (error instanceof EaselError && isErrorCode(error.code))
    return { headline: headlines[error.code], text: error.says, incident: undefined };
  const problem = isDiscordsAnswer(error) ? problemOf(error, true) : undefined;
  if (problem === "passing")
    return {
      headline: say("discord.hiccup"),
      text: say("discord.hiccup-hint"),
      incident: undefined,
    };
  if (problem === "too-large")
    return {
      headline: headlines["picture-too-large"],
      text: say("discord.files-too-large"),
      incident: undefined,
    };
  const incident = drawIncident();
  const text = say("discord.bug-incident", { incident });
  return { headline: say("discord.bug"), text, incident };
}

/** An error as a message. */
export function errorView(words: DiscordWords, { headline, text }: PresentedError): MessageView {
  return messageOf([
    lines(`**${words.text(headline)}**`, shortened(words.text(text), TEXT_CHARACTERS)),
  ]);
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(headlines, code);
}
