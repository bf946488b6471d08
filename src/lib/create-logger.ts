import { pino } from "pino";
import { loggableError } from "./loggable-error.ts";
import type { Logger } from "./logger.ts";

/** Fields that must not reach a log, wherever they turn up in an object that is logged. */
const secrets = ["token", "apiKey", "authorization", "password", "headers"];

/** An error has nothing that JSON would show: without these its stack would be lost. */
const serializers = { err: loggableError, error: loggableError };

/**
 * A logger on standard error, so that standard output stays free for results: readable lines on a
 * terminal, one JSON object a line elsewhere. `level` is one of pino's.
 */
export async function createLogger(level: string): Promise<Logger> {
  const redact = { paths: secrets.flatMap((name) => [name, `*.${name}`]), censor: "[secret]" };
  const { stderr } = process;
  if (!stderr.isTTY) {
    const log: Logger = pino(
      { level, redact, serializers },
      pino.destination({ fd: 2, sync: true }),
    );
    return log;
  }
  const { default: pretty } = await import("pino-pretty");
  const lines = pretty({
    destination: 2,
    sync: true,
    ignore: "pid,hostname",
    translateTime: "HH:MM:ss",
    colorize: stderr.hasColors?.() ?? false,
  });
  const log: Logger = pino({ level, redact, serializers }, lines);
  return log;
}
