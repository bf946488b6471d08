import { pino } from "pino";
import { loggableFields } from "./loggable.ts";
import type { Logger } from "./logger.ts";

/**
 * A logger on standard error, so that standard output stays free for results: readable lines on a
 * terminal, one JSON object a line elsewhere. `level` is one of pino's. Whatever is logged, secrets
 * and prompts stay out (see loggable.ts). `about` is said in every line: which process speaks.
 */
export async function createLogger(level: string, about: object = {}): Promise<Logger> {
  // pino's own serializer of `err` comes after the formatter, and would take the plain data apart.
  const serializers = { err: (error: unknown) => error };
  const options = { level, formatters: { log: loggableFields }, serializers };
  const { stderr } = process;
  if (!stderr.isTTY) {
    const log: Logger = pino(options, pino.destination({ fd: 2, sync: true })).child(about);
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
  const log: Logger = pino(options, lines).child(about);
  return log;
}
