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
  const what = details.says ?? whatHappened(details);
  return new ProviderError(withCharge(what, details), details, options);
}

function withCharge(what: Message, { billed }: FailureDetails): Message {
  if (billed === "no") return what;
  return billed === "yes"
    ? say("services.charged", { what })
    : say("services.may-be-charged", { what });
}

/** What happened, by its kind. */
function whatHappened(details: FailureDetails): Message {
  const { provider, kind } = details;
  if (kind === "content-refused") return refused(details);
  if (kind === "bad-parameter") return badOption(details);
  if (kind === "rate-limited") return limited(details);
  return say(`services.${kind}`, { provider });
}

function refused({ provider, reason }: FailureDetails): Message {
  return reason === undefined
    ? say("services.content-refused", { provider })
    : say("services.content-refused-because", { provider, reason });
}

function limited({ provider, retryAfterMs: wait = 0 }: FailureDetails): Message {
  return wait > LONG_REST_MS
    ? say("services.rate-limited-until", { provider, wait })
    : say("services.rate-limited", { provider });
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
