import { randomBytes } from "node:crypto";
import { EaselError } from "../domain/errors.ts";
import type { ProviderErrorKind, RefusedErrorCode, UserErrorCode } from "../domain/errors.ts";

type ErrorCode = UserErrorCode | RefusedErrorCode | ProviderErrorKind | "diffusion" | "config";

/** The headline of every foreseen error; a new code does not compile until it has one. */
const headlines: Readonly<Record<ErrorCode, string>> = {
  "invalid-option": "That option does not work",
  "invalid-picture": "I cannot read that picture",
  "picture-too-large": "That picture is too large",
  "no-picture": "There is no picture to start from",
  "unknown-job": "I do not know that picture",
  "unknown-model": "I do not know that model",
  "not-yours": "That belongs to somebody else",
  "already-retried": "That is already being tried again",
  gone: "That is no longer there",
  "queue-full": "The queue is full",
  "too-many-jobs": "You have enough waiting",
  "daily-limit": "That is enough for today",
  "budget-spent": "The budget is spent",
  "not-allowed": "That is not allowed here",
  "shutting-down": "I am about to restart",
  "bad-key": "The service did not accept my key",
  "no-credits": "The service has no credits left",
  "content-refused": "The service refused this request",
  "bad-parameter": "The service did not accept an option",
  "gone-model": "The service no longer has this model",
  "rate-limited": "The service asks for a pause",
  overloaded: "The service is overloaded",
  timeout: "The service took too long",
  "broken-answer": "The service answered with something unreadable",
  unknown: "The service failed",
  diffusion: "The drawing engine failed",
  config: "Easel is not set up for this yet",
};

/** An error in words for the person who asked; `incident` is set when it is a bug. */
export interface PresentedError {
  readonly text: string;
  readonly incident: string | undefined;
}

/**
 * Puts any error into words. A foreseen one gets its headline and its own message; anything else is
 * a bug, of which the person only learns a number that also stands in the log.
 */
export function presentError(error: unknown, newIncident = randomIncident): PresentedError {
  if (error instanceof EaselError && isErrorCode(error.code)) {
    return { text: `**${headlines[error.code]}**\n${error.message}`, incident: undefined };
  }
  const incident = newIncident();
  return {
    text: [
      "**Something broke on my side**",
      `It is in my log as incident \`${incident}\`. Trying again may help; if it does not, tell that number to the person who runs this bot.`,
    ].join("\n"),
    incident,
  };
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(headlines, code);
}

function randomIncident(): string {
  return randomBytes(4).toString("hex").toUpperCase();
}
