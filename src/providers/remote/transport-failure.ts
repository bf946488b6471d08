import { HttpFailure } from "../../http/http-failure.ts";
import type { HttpFailureReason } from "../../http/http-failure.ts";
import { say } from "../../words/index.ts";
import type { Asked } from "./answer-failure.ts";
import { providerFailure } from "./provider-failure.ts";

const kinds = {
  unreachable: "overloaded",
  timeout: "timeout",
  "too-large": "broken-answer",
  lost: "unknown",
} as const satisfies Record<HttpFailureReason, string>;

const kindsOfAnswer = { ...kinds, lost: "broken-answer" } as const;

/**
 * What a missing answer means. Of a paid call only a request that was never sent is surely unbilled;
 * everything else may have taken effect. Errors that are not of the transport come back unchanged.
 */
export function transportFailure(provider: string, error: unknown, to: Asked["to"]): unknown {
  if (!(error instanceof HttpFailure)) return error;
  const status = error.status === undefined ? "no status" : `status ${error.status}`;
  return providerFailure(
    {
      provider,
      // An answer that broke off is no puzzle; a connection that broke before one is.
      kind: error.status === undefined ? kinds[error.reason] : kindsOfAnswer[error.reason],
      billed: error.sent && to !== "free" ? "unknown" : "no",
      retryable: false,
      says: error.reason === "lost" ? say("services.lost-answer", { provider }) : undefined,
      diagnosis: `${error.message}, ${status}${causeOf(error)}`,
    },
    { cause: error },
  );
}

function causeOf({ cause }: HttpFailure): string {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : undefined;
  return code === undefined ? "" : `, ${code}`;
}
