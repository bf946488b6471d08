import { ProviderError } from "../../domain/errors.ts";
import type { ProviderErrorDetails, ProviderErrorKind } from "../../domain/errors.ts";

/** One sentence on what happened and one on what to do, for the person who asked. */
const words: Readonly<Record<ProviderErrorKind, (provider: string) => string>> = {
  "bad-key": (provider) =>
    `${provider} does not accept this bot's API key. Choose another model, and tell whoever runs the bot.`,
  "no-credits": (provider) =>
    `This bot's account at ${provider} has no credits left. Choose another model, or tell whoever runs the bot.`,
  "content-refused": (provider) =>
    `${provider} refused this because of its content rules. Change the prompt or the picture and try again.`,
  "bad-parameter": (provider) =>
    `${provider} did not accept one of the options. Leave options at their defaults and try again.`,
  "gone-model": (provider) => `${provider} no longer offers this model. Choose another one.`,
  "rate-limited": (provider) =>
    `${provider} takes no more requests just now. Try again in a minute.`,
  overloaded: (provider) =>
    `${provider} is out of order just now. Try again later, or choose another model.`,
  timeout: (provider) => `${provider} took too long to answer. Try again, or choose another model.`,
  "broken-answer": (provider) =>
    `${provider} answered with something that is no picture. Try again, or choose another model.`,
  unknown: (provider) =>
    `${provider} failed without saying why. Try again, or choose another model.`,
};

const charged = {
  yes: " The picture was charged all the same.",
  unknown: " It may have been charged.",
  no: "",
};

/** A ProviderError with the sentence for its kind, which also says when money may be gone. */
export function providerFailure(
  details: ProviderErrorDetails,
  options?: ErrorOptions,
): ProviderError {
  const message = `${words[details.kind](details.provider)}${charged[details.billed]}`;
  return new ProviderError(message, details, options);
}
