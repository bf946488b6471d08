import { newIncident } from "./incident.ts";
import type { Logger } from "./logger.ts";
import { isNetworkError } from "./network-error.ts";

/** A bug that reached nobody: the number under which it stands in the log. */
export interface Bug {
  readonly incident: string;
}

/** The process, as far as it tells of errors that nobody caught. */
type Source = Pick<NodeJS.EventEmitter, "on" | "off">;

/**
 * Listens for errors that nobody caught and for rejections that nobody waited for. An error of the
 * network, and an abort, only goes to the log, as whoever asked has its answer or its own deadline: a member of a server must not be able to end the
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
    if (isNetworkError(error)) {
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
