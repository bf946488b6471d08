import type { Exchange } from "../http/open-exchange.ts";
import { say } from "../words/index.ts";
import type { HubConnection } from "./hub-connection.ts";
import { HubError } from "./hub-error.ts";

/**
 * Why the hub did not hand something out, in words for the operator. Hugging Face answers 401 also
 * for repositories that do not exist, and names the reason in `x-error-code`.
 */
export function refusal(
  { status, headers }: Pick<Exchange, "status" | "headers">,
  { repository, revision }: { readonly repository: string; readonly revision: string },
  { endpoint, host, hasToken }: Pick<HubConnection, "endpoint" | "host" | "hasToken">,
): HubError {
  const code = headers["x-error-code"];
  const page = new URL(repository, `${endpoint.href.replace(/\/$/, "")}/`).href;
  if (code === "GatedRepo" || (status === 403 && code === undefined)) {
    return new HubError(
      "not-allowed",
      hasToken
        ? say("hub.licence-not-accepted", { repository, page })
        : say("hub.licence-needs-token", { repository, page }),
    );
  }
  if (code === "RevisionNotFound") {
    return new HubError("not-found", say("hub.no-revision", { repository, revision }));
  }
  if (hasToken && /credentials|password|token/i.test(headers["x-error-message"] ?? "")) {
    return new HubError("not-allowed", say("hub.bad-token", { host }));
  }
  if (code === "EntryNotFound") {
    return new HubError("broken-answer", say("hub.file-not-there", { repository, host }));
  }
  if (status === 401 || status === 404) {
    return new HubError(
      "not-found",
      hasToken
        ? say("hub.no-repository-for-token", { repository, host })
        : say("hub.no-repository", { repository, host, page }),
    );
  }
  return new HubError("broken-answer", say("hub.refused", { host, repository, status }));
}
