import type { Logger } from "../../../src/lib/logger.ts";

type Level = keyof Logger;

/** A log that keeps its lines. */
export class RecordingLog implements Logger {
  readonly lines: { readonly level: Level; readonly fields: object; readonly message: string }[] =
    [];

  debug(fields: object, message: string): void {
    this.lines.push({ level: "debug", fields, message });
  }

  info(fields: object, message: string): void {
    this.lines.push({ level: "info", fields, message });
  }

  warn(fields: object, message: string): void {
    this.lines.push({ level: "warn", fields, message });
  }

  error(fields: object, message: string): void {
    this.lines.push({ level: "error", fields, message });
  }
}
