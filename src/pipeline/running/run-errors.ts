import { ProviderError } from "../../domain/errors.ts";
import type { ImageModel } from "../../providers/image-model.ts";
import { say } from "../../words/index.ts";

/** A call was under way when an earlier process died: it may have been paid for. */
export function answerLost({ provider }: ImageModel): ProviderError {
  return new ProviderError(say("failure.answer-lost", { service: provider }), {
    provider,
    kind: "unknown",
    retryable: false,
    billed: "unknown",
  });
}

/** What a service sent cannot be decoded. */
export function notAPicture({ provider, paid }: ImageModel, cause: unknown): ProviderError {
  const billed = paid ? "yes" : "no";
  const details = { provider, kind: "broken-answer", retryable: false, billed } as const;
  return new ProviderError(say("failure.not-a-picture", { service: provider }), details, { cause });
}

/** A bug of the model: it ended without the pictures of its plan, and without a reason. */
export function withoutPictures({ id }: ImageModel): Error {
  return new Error(`${id} ended without its pictures and without a reason.`);
}
