import { ProviderError } from "../../domain/errors.ts";
import type { ProviderErrorDetails } from "../../domain/errors.ts";
import { type Message, say } from "../../words/index.ts";

/** A rest that is longer than this is told; shorter ones are "a minute". */
const LONG_REST_MS = 90_000;

/** What is known of a failure, and what of it the person who asked may read. */
export interface FailureDetails extends ProviderErrorDetails {
  /** The service's own reason, made public by `publicReason`. */
  readonly reason?: string | undefined;
  /** The option that was not accepted, by its name in /imagine. */
  readonly option?: string | undefined;
  /** One sentence on what happened and one on what to do, where the kind's own does not fit. */
  readonly says?: Message | undefined;
}

/** A ProviderError with the sentence for its kind, which also says when money may be gone. */
export function providerFailure(details: FailureDetails, options?: ErrorOptions): ProviderError {
  const { reason, option, says, ...known } = details;
  const what = says ?? whatHappened(details);
  return new ProviderError(withCharge(what, details), known, options);
}

function withCharge(what: Message, { billed }: FailureDetails): Message {
  if (billed === "no") return what;
  return billed === "yes"
    ? say("services.charged", { what })
    : say("services.may-be-charged", { what });
}

function whatHappened(details: FailureDetails): Message {
  const { provider, kind, reason, retryAfterMs: wait = 0 } = details;
  switch (kind) {
    case "bad-key":
      return say("services.bad-key", { provider });
    case "no-credits":
      return say("services.no-credits", { provider });
    case "content-refused":
      return reason === undefined
        ? say("services.content-refused", { provider })
        : say("services.content-refused-because", { provider, reason });
    case "bad-parameter":
      return badOption(details);
    case "gone-model":
      return say("services.gone-model", { provider });
    case "rate-limited":
      return wait > LONG_REST_MS
        ? say("services.rate-limited-until", { provider, wait })
        : say("services.rate-limited", { provider });
    case "overloaded":
      return say("services.overloaded", { provider });
    case "timeout":
      return say("services.timeout", { provider });
    case "broken-answer":
      return say("services.broken-answer", { provider });
    case "unknown":
      return say("services.unknown", { provider });
  }
}

function badOption({ provider, option, reason }: FailureDetails): Message {
  if (option !== undefined) {
    return reason === undefined
      ? say("services.bad-option-named", { provider, option })
      : say("services.bad-option-named-because", { provider, option, reason });
  }
  return reason === undefined
    ? say("services.bad-option", { provider })
    : say("services.bad-option-because", { provider, reason });
}
