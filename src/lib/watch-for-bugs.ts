import { newIncident } from "./incident.ts";
import type { Logger } from "./logger.ts";

/**
 * What the network does to a connection that nobody listens to any more. Nothing of ours is broken by
 * it: whoever asked has its answer, or its own deadline.
 */
const ofTheNetwork: ReadonlySet<string> = new Set([
  "EAI_AGAIN",
  "ECONNABORTED",
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTDOWN",
  "EHOSTUNREACH",
  "ENETDOWN",
  "ENETRESET",
  "ENETUNREACH",
  "ENOTCONN",
  "ENOTFOUND",
  "EPIPE",
  "ERR_SOCKET_CLOSED",
  "ERR_STREAM_DESTROYED",
  "ERR_STREAM_PREMATURE_CLOSE",
  "ETIMEDOUT",
  "UND_ERR_ABORTED",
  "UND_ERR_BODY_TIMEOUT",
  "UND_ERR_CONNECT_TIMEOUT",
  "UND_ERR_HEADERS_TIMEOUT",
  "UND_ERR_SOCKET",
]);

/** Causes of causes that are looked through. */
const DEEPEST = 8;

/** A bug that reached nobody: the number under which it stands in the log. */
export interface Bug {
  readonly incident: string;
}

/** The process, as far as it tells of errors that nobody caught. */
type Source = Pick<NodeJS.EventEmitter, "on" | "off">;

/**
 * Listens for errors that nobody caught and for rejections that nobody waited for. An error of the
 * network, and an abort, only goes to the log: a member of a server must not be able to end the
 * process by a link. Anything else is a bug after which the process cannot be trusted: it goes to the
 * log under an incident number, and `onBug` is told, once, to end the process in good order.
 * Gives the function that listens no more.
 */
export function watchForBugs(
  log: Logger,
  onBug: (bug: Bug) => void,
  source: Source = process,
): () => void {
  let isEnding = false;
  const onError = (error: unknown): void => {
    if (isHarmless(error)) {
      log.warn({ error }, "an error of a connection reached nobody");
      return;
    }
    const incident = newIncident();
    log.error({ incident, error }, "a bug that nobody caught: Easel ends");
    if (isEnding) return;
    isEnding = true;
    onBug({ incident });
  };
  source.on("uncaughtException", onError);
  source.on("unhandledRejection", onError);
  return () => {
    source.off("uncaughtException", onError);
    source.off("unhandledRejection", onError);
  };
}

/** Whether an error, or what caused it, is of the network or an abort. */
function isHarmless(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > DEEPEST) return false;
  if (error.name === "AbortError") return true;
  const code: unknown = Reflect.get(error, "code");
  if (typeof code === "string" && ofTheNetwork.has(code)) return true;
  if (error instanceof AggregateError && error.errors.length > 0) {
    return error.errors.every((each) => isHarmless(each, depth + 1));
  }
  return isHarmless(error.cause, depth + 1);
}
