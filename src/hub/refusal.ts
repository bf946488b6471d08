import type { HttpStream } from "../http/open-stream.ts";
import type { HubConnection } from "./hub-connection.ts";
import { HubError } from "./hub-error.ts";

/**
 * Why the hub did not hand something out, in words for the operator. Hugging Face answers 401 also
 * for repositories that do not exist, and names the reason in `x-error-code`.
 */
export function refusal(
  { status, headers }: Pick<HttpStream, "status" | "headers">,
  { repository, revision }: { readonly repository: string; readonly revision: string },
  { endpoint, host, hasToken }: Pick<HubConnection, "endpoint" | "host" | "hasToken">,
): HubError {
  const code = headers["x-error-code"];
  const page = new URL(repository, `${endpoint.href.replace(/\/$/, "")}/`).href;
  if (code === "GatedRepo" || (status === 403 && code === undefined)) {
    return new HubError(
      "not-allowed",
      hasToken
        ? `${repository} is only for those who accepted its licence, and the account of HF_TOKEN is not among them. Accept it at ${page}, then try again.`
        : `${repository} is only for those who accepted its licence. Accept it at ${page}, and set HF_TOKEN to a token of that account.`,
    );
  }
  if (code === "RevisionNotFound") {
    return new HubError("not-found", `${repository} has no revision "${revision}".`);
  }
  if (hasToken && /credentials|password|token/i.test(headers["x-error-message"] ?? "")) {
    return new HubError(
      "not-allowed",
      `${host} does not accept HF_TOKEN. Make a new token with read access, or leave it empty.`,
    );
  }
  if (code === "EntryNotFound") {
    return new HubError("broken-answer", `${repository} lists a file that ${host} does not have.`);
  }
  if (status === 401 || status === 404) {
    const advice = hasToken
      ? "the account of HF_TOKEN may not see it"
      : `it is not open to everybody: accept its licence at ${page}, and set HF_TOKEN`;
    return new HubError(
      "not-found",
      `There is no model ${repository} at ${host}, or ${advice}. Check the name.`,
    );
  }
  return new HubError("broken-answer", `${host} refused ${repository} with status ${status}.`);
}
